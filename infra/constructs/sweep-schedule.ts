import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/**
 * Every 15 minutes: due dates are days, so a quarter of an hour is never late for a person, and a missed
 * sweep is made up for by the next.
 */
const SWEEP_EVERY = Duration.minutes(15);

/** Long enough to be looked at after a holiday. */
const KEPT_FOR = Duration.days(14);

/**
 * The one scheduled job. The scheduler starts it and does not wait, so what could not be started and what
 * failed ends in a queue that nothing reads but an alarm.
 */
export class SweepSchedule extends Construct {
  readonly lost: Queue;

  constructor(scope: Construct, id: string, { sweep }: { sweep: Lambda }) {
    super(scope, id);
    this.lost = new Queue(this, 'Lost', {
      // It holds that a sweep failed, and when: nothing of a contract.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEPT_FOR,
    });
    new CfnOutput(this, 'FunctionName', { value: sweep.functionName });
    // A sweep that could not be started is not worth more than the next one.
    const once = { maxEventAge: SWEEP_EVERY, retryAttempts: 0 };
    sweep.configureAsyncInvoke({ ...once, onFailure: new SqsDestination(this.lost) });
    new Schedule(this, 'Schedule', {
      description: 'Does what is due, and finds what was missed',
      schedule: ScheduleExpression.rate(SWEEP_EVERY),
      target: new LambdaInvoke(sweep, {
        maxEventAge: SWEEP_EVERY,
        retryAttempts: 2,
        deadLetterQueue: this.lost,
      }),
    });
  }
}
