import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';

/**
 * Every 15 minutes: due dates are days, so a quarter of an hour is never late for a person, and a missed
 * sweep is made up for by the next.
 */
const SWEEP_EVERY = Duration.minutes(15);

/** The one scheduled job. */
export class SweepSchedule extends Construct {
  constructor(scope: Construct, id: string, { sweep }: { sweep: IFunction }) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(SWEEP_EVERY),
      // A sweep that could not be started is not worth more than the next one.
      target: new LambdaInvoke(sweep, { maxEventAge: SWEEP_EVERY }),
    });
  }
}
