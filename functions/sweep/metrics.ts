import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS } from '../env.ts';
import type { Swept } from './sweep.step.ts';

const metrics = new Metrics({ namespace: METRICS.namespace, serviceName: METRICS.service });

/** Publishes what a sweep has seen, as one line of the log in the embedded metric format. */
export function publish(swept: Swept): void {
  const { Count, Seconds } = MetricUnit;
  metrics.addMetric(METRICS.sweeps, Count, 1);
  metrics.addMetric(METRICS.oldestDue, Seconds, swept.oldestDueSeconds);
  metrics.addMetric(METRICS.late, Count, swept.late);
  metrics.addMetric(METRICS.problems, Count, swept.problems.length);
  if (swept.oldestTaskSeconds !== undefined) {
    metrics.addMetric(METRICS.oldestTask, Seconds, swept.oldestTaskSeconds);
  }
  metrics.publishStoredMetrics();
}
