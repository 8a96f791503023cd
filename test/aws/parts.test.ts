import { describe, expect, it } from 'vitest';
import type { ResultFile } from '../../core/lifecycle/verdict/result-file.ts';
import { evaluateFiles } from '../../core/outcomes/evaluate-files.ts';
import { openAws } from '../journeys/places/aws.ts';
import {
  CONTRACT,
  type Cohort,
  cohortOf,
  filesOf,
  PERIOD,
  plantCohort,
  termsOfCohort,
} from './cohort.ts';
import { clientsOf } from './emulator/clients.ts';
import { runOrThrow } from './emulator/run.ts';

const PERSONS = 200_000;

/** The whole cohort in this process. */
function inOnePiece({ enrolments, observations }: Cohort) {
  const [first = '', ...others] = enrolments;
  const heading = first.slice(0, first.indexOf('\n') + 1);
  const all = [first, ...others.map((text) => text.slice(heading.length))].join('');
  const source = (file: string, text: string) => ({
    file,
    blocks: () => [new TextEncoder().encode(text)],
  });
  return evaluateFiles({
    terms: termsOfCohort().terms,
    enrolments: source('enrolments', all),
    observations: source('observations', observations),
    asOf: '2019-01-15',
    periods: [PERIOD],
  });
}

describe(`a cohort of ${PERSONS} persons`, () => {
  it('is computed in parts by executions of their own, and the result is that of one process', async () => {
    const run = runOrThrow();
    const place = await openAws(run, {
      people: [],
      appointments: [],
      clockFrom: '2019-01-15T08:00:00.000Z',
    });
    const clients = clientsOf(run.endpoint);
    const files = filesOf(clients, run);
    const cohort = cohortOf(PERSONS);
    await plantCohort(place.store, files, cohort);
    await place.sweep({ checkAll: true });
    await place.stage.atRest();

    const key = { periodId: PERIOD, revision: 1 };
    const item = await place.store.read('result', CONTRACT, key);
    const bytes = await files.get('full', CONTRACT, item?.file ?? '');
    const result = JSON.parse(new TextDecoder().decode(bytes)) as ResultFile;
    const whole = inOnePiece(cohort);
    if (!whole.ok) throw new Error(JSON.stringify(whole.findings));
    const { metrics } = whole.value.facts;
    expect(metrics).toHaveLength(1);
    expect(result.facts.metrics).toEqual(JSON.parse(JSON.stringify(metrics)));
    expect(result.evaluation?.enrolledCount).toBe(PERSONS);

    const reads = await place.store.list('event', CONTRACT, { chain: 'access-2019-01' });
    const whys = new Set(reads.map(({ facts }) => facts['why']));
    for (const part of ['part 1/3', 'part 2/3', 'part 3/3', 'merged']) {
      expect(whys).toContain(`outcomes of ${PERIOD}, ${part}`);
    }
    const tasks = await place.store.list('task', CONTRACT);
    expect(tasks.map(({ task, state }) => `${task} ${state}`)).toEqual(['verify-outcome open']);
    await place.close();
  });
});
