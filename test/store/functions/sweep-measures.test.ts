import { describe, expect, it } from 'vitest';
import { isTimeToLook } from '../../../functions/sweep/oldest-task.ts';
import { type Swept, sweep } from '../../../functions/sweep/sweep.step.ts';
import type { Workflows } from '../../../ports/workflows.ts';
import { type Stage, useStages } from './stage.ts';

const newStage = useStages();
const FIGURES = 'periods: { year_1: { metrics: { saving: 5 000 000 } } }';
const HOUR = 3600;

/** What executions answer is not asked here: all of them wait for people. */
const waiting: Workflows = {
  start: async () => 'arn',
  answer: async () => 'gone',
  state: async () => 'running',
};

async function sweptAt(
  { store, files, engine }: Pick<Stage, 'store' | 'files' | 'engine'>,
  now: string,
  realNow: string,
): Promise<Swept> {
  const clock = { now: async () => now, realNow: () => realNow };
  const ports = { store, files, clock, workflows: waiting, dispatch: engine.dispatch };
  const context = { ...ports, suppressBelowLeast: 3 };
  return (await sweep({}, context)) as Swept;
}

describe('what a sweep measures', () => {
  it('is how long ago the due date came that it found latest', async () => {
    const stage = await newStage();
    await stage.verify('year_1', FIGURES);
    // The window for objections closed at the end of the 23rd.
    const late = await sweptAt(stage, '2019-01-24T01:59:59.999Z', '2026-01-01T03:00:00.000Z');
    expect(late).toMatchObject({ acted: expect.any(Number), oldestDueSeconds: 3 * HOUR });
    const next = await sweptAt(stage, '2019-01-24T02:59:59.999Z', '2026-01-01T03:15:00.000Z');
    expect(next).toMatchObject({ oldestDueSeconds: 0 });
  });

  it('does not call late what rests for a reason', async () => {
    const stage = await newStage();
    await stage.verify('year_1', FIGURES);
    const suspended = { ...(await stage.contract()), phase: 'suspended' as const };
    await stage.commit({ writes: [{ op: 'replace', item: suspended }] });
    // People are reminded also then; everything else rests until the contract goes on.
    await sweptAt(stage, '2019-06-01T00:00:00.000Z', '2026-01-01T03:00:00.000Z');
    const swept = await sweptAt(stage, '2019-06-02T00:00:00.000Z', '2026-01-01T03:15:00.000Z');
    expect(swept).toMatchObject({ acted: 0, oldestDueSeconds: 0 });
    const resting = (await stage.store.dueUntil('2019-06-02T00:00:00.000Z')).filter(
      ({ contractId }) => contractId === stage.contractId,
    );
    expect(resting.map(({ what }) => what)).toContain('objections-close');
  });

  it('is how long the oldest open task has waited, four times a day', async () => {
    const stage = await newStage();
    await stage.measure('year_1', FIGURES);
    const tasks = await stage.store.list('task', stage.contractId, { state: 'open' });
    const [oldest = ''] = tasks.map(({ openedAt }) => openedAt).sort();
    const now = new Date(Date.parse(oldest) + 40 * 24 * HOUR * 1000).toISOString();
    const looked = await sweptAt(stage, now, '2026-01-01T06:10:00.000Z');
    // Other contracts of this table may have waited longer.
    expect(looked.oldestTaskSeconds).toBeGreaterThanOrEqual(40 * 24 * HOUR);
    expect(await sweptAt(stage, now, '2026-01-01T06:20:00.000Z')).not.toHaveProperty(
      'oldestTaskSeconds',
    );
  });

  it('is told with what could not be read, which ends no sweep', async () => {
    const stage = await newStage();
    await stage.measure('year_1', FIGURES);
    const list: typeof stage.store.list = async (kind, ...rest) => {
      if (kind === 'task') throw new Error('not readable');
      return stage.store.list(kind, ...rest);
    };
    const unreadable = { ...stage, store: { ...stage.store, list } };
    const now = '2026-01-01T06:10:00.000Z';
    expect(await sweptAt(unreadable, now, now)).toMatchObject({
      oldestTaskSeconds: 0,
      problems: [{ contractId: stage.contractId, error: 'Error: not readable' }],
    });
  });

  it.each([
    ['2026-01-01T00:00:00.000Z', true],
    ['2026-01-01T00:14:59.999Z', true],
    ['2026-01-01T00:15:00.000Z', false],
    ['2026-01-01T07:00:00.000Z', false],
    ['2026-01-01T18:03:00.000Z', true],
  ])('looks at tasks at %s: %s', (realNow, isTime) => {
    expect(isTimeToLook(realNow)).toBe(isTime);
  });
});
