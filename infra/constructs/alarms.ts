import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRICS } from '../../functions/env.ts';
import { workflowArns } from './workflow-arns.ts';

export type AlarmsProps = {
  readonly key: IKey;
  readonly api: HttpApi;
  readonly lost: Queue;
  /** Who gets a mail; left out: alarms are seen in CloudWatch only. */
  readonly alarmsTo?: string;
};

/** What sounds, and from where on. Each has a section of its name in the runbook, which a test holds. */
export type Watch = {
  readonly name: string;
  /** Which of several alarms of that name. */
  readonly of?: string;
  readonly why: string;
  readonly metric: IMetric;
  /** Sounds above this; or below the other. */
  readonly above?: number;
  readonly below?: number;
  /** What silence means: that nothing happened, or that what should speak does not. */
  readonly silence?: 'is fine' | 'is the trouble' | 'changes nothing';
};

const RUNBOOK = 'docs/operating/runbook.md';
const SECONDS_PER_DAY = 86_400;
const QUARTER = Duration.minutes(15);

const SILENCE = {
  'is fine': TreatMissingData.NOT_BREACHING,
  'is the trouble': TreatMissingData.BREACHING,
  'changes nothing': TreatMissingData.IGNORE,
} as const;

/** Sounds when people may be kept waiting without knowing it. */
export class Alarms extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { enforceSSL: true, masterKey: props.key });
    if (props.alarmsTo !== undefined) {
      topic.addSubscription(new EmailSubscription(props.alarmsTo));
    }
    this.alarms = this.watches(props).map((watch) => this.alarm(watch, topic));
  }

  private alarm(watch: Watch, topic: Topic): Alarm {
    const { name, of, why, metric, above, below, silence = 'is fine' } = watch;
    const alarm = new Alarm(this, of === undefined ? name : `${name}-${of}`, {
      alarmDescription: `${why} What to do: ${RUNBOOK}#${name}`,
      metric,
      threshold: below ?? above ?? 0,
      comparisonOperator:
        below === undefined
          ? ComparisonOperator.GREATER_THAN_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: SILENCE[silence],
    });
    alarm.addAlarmAction(new SnsAction(topic));
    return alarm;
  }

  private watches({ api, lost }: AlarmsProps): Watch[] {
    return [...ofSweeps(), ...this.ofServices(), ...ofDoors(api, lost)];
  }

  private ofServices(): Watch[] {
    return [
      ...workflowArns(this).map(
        ({ workflow, stateMachineArn }): Watch => ({
          name: 'failed-executions',
          of: workflow,
          why: `An execution of ${workflow} failed. The sweep begins another attempt.`,
          metric: counted('AWS/States', 'ExecutionsFailed', { StateMachineArn: stateMachineArn }),
          above: 0,
        }),
      ),
      {
        name: 'throttles',
        why: 'AWS refused calls, because there were too many at once.',
        metric: counted('AWS/Lambda', 'Throttles'),
        above: 0,
      },
    ];
  }
}

function ofSweeps(): Watch[] {
  return [
    {
      name: 'no-sweep',
      why: 'No sweep came to its end in the last hour: nothing that is due happens.',
      metric: published(METRICS.sweeps, 'Sum', Duration.hours(1)),
      below: 1,
      silence: 'is the trouble',
    },
    {
      name: 'oldest-overdue-date',
      why: 'A due date came more than an hour ago and was not acted on.',
      metric: published(METRICS.oldestDue, 'Maximum', QUARTER),
      above: 3600,
    },
    {
      name: 'oldest-waiting-task',
      why: 'A task has waited for a person for more than 60 days.',
      metric: published(METRICS.oldestTask, 'Maximum', Duration.hours(6)),
      above: 60 * SECONDS_PER_DAY,
      silence: 'changes nothing',
    },
    {
      name: 'late-outbox',
      why: 'Notices or starts could not be sent, and are tried again.',
      metric: published(METRICS.late, 'Maximum', QUARTER),
      above: 0,
    },
    {
      name: 'sweep-problems',
      why: 'The sweep could not look after a contract.',
      metric: published(METRICS.problems, 'Maximum', QUARTER),
      above: 0,
    },
  ];
}

function ofDoors(api: HttpApi, lost: Queue): Watch[] {
  return [
    {
      name: 'dead-letters',
      why: 'A sweep could not be started, or failed.',
      metric: lost.metricApproximateNumberOfMessagesVisible({
        period: QUARTER,
        statistic: 'Maximum',
      }),
      above: 0,
    },
    {
      name: 'api-5xx',
      why: 'The API could not answer a request.',
      metric: api.metricServerError({ period: QUARTER, statistic: 'Sum' }),
      above: 0,
    },
  ];
}

/** What the sweep publishes. */
export function published(metricName: string, statistic: string, period: Duration): Metric {
  const { namespace } = METRICS;
  const dimensionsMap = { service: METRICS.service };
  return new Metric({ namespace, metricName, dimensionsMap, statistic, period });
}

function counted(
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string> = {},
): Metric {
  return new Metric({ namespace, metricName, dimensionsMap, statistic: 'Sum', period: QUARTER });
}
