import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { METRICS } from '../../functions/env.ts';
import { published } from './alarms.ts';

export type DashboardProps = { readonly alarms: readonly Alarm[]; readonly api: HttpApi };

const WHOLE_WIDTH = 24;
const HALF_WIDTH = 12;
const HOUR = Duration.hours(1);

/** What to look at first: which alarms sound, how long people and dates wait, and how the door answers. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { alarms, api }: DashboardProps) {
    super(scope, id);
    new CloudWatchDashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', width: WHOLE_WIDTH, alarms: [...alarms] })],
        [
          new GraphWidget({
            title: 'Oldest waiting task, and latest due date (seconds)',
            width: HALF_WIDTH,
            left: [published(METRICS.oldestTask, 'Maximum', Duration.hours(6))],
            right: [published(METRICS.oldestDue, 'Maximum', HOUR)],
          }),
          new GraphWidget({
            title: 'Sweeps, what they left and what troubled them',
            width: HALF_WIDTH,
            left: [published(METRICS.sweeps, 'Sum', HOUR)],
            right: [
              published(METRICS.late, 'Maximum', HOUR),
              published(METRICS.problems, 'Maximum', HOUR),
            ],
          }),
        ],
        [
          new GraphWidget({
            title: 'Requests, and how long they take (milliseconds)',
            width: HALF_WIDTH,
            left: [api.metricCount({ period: HOUR, statistic: 'Sum' })],
            right: [api.metricLatency({ period: HOUR, statistic: 'p95' })],
          }),
          new GraphWidget({
            title: 'Requests that were refused, and that could not be answered',
            width: HALF_WIDTH,
            left: [
              api.metricClientError({ period: HOUR, statistic: 'Sum' }),
              api.metricServerError({ period: HOUR, statistic: 'Sum' }),
            ],
          }),
        ],
      ],
    });
  }
}
