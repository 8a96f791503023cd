import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { WORKFLOWS } from '../../core/lifecycle/items/constants.ts';
import { METRICS } from '../../functions/env.ts';
import { resourcesOf, synthesise } from './synthesised.ts';

const NAMES = [
  'no-sweep',
  'oldest-overdue-date',
  'oldest-waiting-task',
  'late-outbox',
  'sweep-problems',
  'failed-executions',
  'throttles',
  'dead-letters',
  'api-5xx',
];

type AlarmProperties = {
  AlarmDescription: string;
  AlarmActions: unknown[];
  TreatMissingData: string;
  MetricName?: string;
};

let template: Template;
let alarms: AlarmProperties[];

beforeAll(() => {
  template = synthesise({ alarmsTo: 'drift@example.se' });
  alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(
    ({ Properties }) => Properties as AlarmProperties,
  );
});

const sectionOf = ({ AlarmDescription }: AlarmProperties): string =>
  /docs\/operating\/runbook\.md#([a-z0-9-]+)$/.exec(AlarmDescription)?.[1] ?? AlarmDescription;

describe('the alarms', () => {
  it('are these, each told to a person, and with a section of the runbook', () => {
    expect([...new Set(alarms.map(sectionOf))].sort()).toEqual([...NAMES].sort());
    const failed = alarms.filter((alarm) => sectionOf(alarm) === 'failed-executions');
    expect(failed).toHaveLength(WORKFLOWS.length);
    const [subscription] = resourcesOf(template, 'AWS::SNS::Subscription');
    expect(subscription?.Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'drift@example.se',
      TopicArn: alarms[0]?.AlarmActions[0],
    });
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual(alarms[0]?.AlarmActions);
  });

  it('each have what it means, how to look into it and how to mend it, in the runbook', () => {
    const runbook = readFileSync('docs/operating/runbook.md', 'utf8');
    for (const name of NAMES) {
      const [, section = ''] = runbook.split(`\n## ${name}\n`);
      const parts = [...(section.split('\n## ')[0] ?? '').matchAll(/^\*\*(\w+)\*\*/gm)];
      expect(
        parts.map(([, part]) => part),
        name,
      ).toEqual(['Description', 'Investigation', 'Resolution']);
    }
    const sections = [...runbook.matchAll(/^## ([a-z0-9-]+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(NAMES);
  });

  it('sound when sweeps fall silent, and not when nothing happens', () => {
    const sounding = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(sounding.map(sectionOf)).toEqual(['no-sweep']);
  });

  it('look at the metrics that the sweep publishes', () => {
    const named = alarms.flatMap(({ MetricName }) =>
      MetricName === undefined ? [] : [MetricName],
    );
    const { sweeps, oldestTask, oldestDue, late, problems } = METRICS;
    expect(named).toEqual(expect.arrayContaining([sweeps, oldestTask, oldestDue, late, problems]));
  });

  it('are all on one dashboard', () => {
    const [dashboard, ...others] = resourcesOf(template, 'AWS::CloudWatch::Dashboard');
    expect(others).toEqual([]);
    const body = JSON.stringify(dashboard?.Properties['DashboardBody']);
    for (const { logicalId } of resourcesOf(template, 'AWS::CloudWatch::Alarm')) {
      expect(body).toContain(logicalId);
    }
  });
});
