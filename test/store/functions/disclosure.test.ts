import { describe, expect, it } from 'vitest';
import { solve } from 'yalps';
import { routes } from '../../../api/contract/routes.ts';
import type { Explained } from '../../../core/explain/explained.ts';
import { doorFor } from './door.ts';
import { type PersonFiles, type Stage, useStages } from './stage.ts';

const newStage = useStages();
const PRICE = 100;

/** Two outcomes at one price, and a metric that is measured by one of them. */
const RATES = `metrics:
  housed:
    purpose: payment
    unit: '%'
    better: higher
    measure: { observation: home, as: share }
payments:
  - id: fees
    rates:
      - { outcome: job, price: ${PRICE}, claims: any }
      - { outcome: home, price: ${PRICE}, claims: any }`;

/** So many of forty persons claim a job and a home in a year; of everybody it is known whether they have one. */
function claims(year: string, { job, home }: { job: number; home: number }): PersonFiles {
  const all = Array.from({ length: 40 }, (_, at) => `p-${at + 1}`);
  const rows = all.flatMap((one, at) => [
    ...(at < job ? [`${one},job,${year}-05-01,1\n`] : []),
    `${one},home,${year}-06-01,${at < home ? 1 : 0}\n`,
  ]);
  return {
    enrolments: `person,enrolled_on\n${all.map((one) => `${one},2017-01-01\n`).join('')}`,
    observations: `person,observation,date,value\n${rows.join('')}`,
  };
}

/** Everything that a member can fetch: every route that reads, then every file that any answer names. */
async function everythingFor(stage: Stage, subject: string): Promise<string[]> {
  const get = await doorFor(stage, subject);
  const { store, contractId } = stage;
  const list = async (kind: 'period' | 'settlement' | 'task' | 'import') =>
    store.list(kind, contractId);
  const periods = (await list('period')) as { periodId: string }[];
  const settlements = (await list('settlement')) as {
    periodId: string;
    purpose: string;
    revision: number;
  }[];
  const tasks = (await list('task')) as { taskId: string }[];
  const known: Record<string, string[]> = {
    contractId: [contractId],
    periodId: [...new Set(periods.map(({ periodId }) => periodId))],
    settlement: settlements.map((each) => `${each.periodId}.${each.purpose}.r${each.revision}`),
    taskId: tasks.map(({ taskId }) => taskId),
    termsVersion: ['1'],
    importId: ['figures', 'enrolments', 'observations'],
    hash: [],
  };
  const paths = Object.values(routes)
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path }) => filled(path, known));
  const texts = await Promise.all(paths.map(get));
  const told = texts.filter(({ status }) => status === 200).map(({ text }) => text);
  const hashes = new Set(told.join(' ').match(/\b[0-9a-f]{64}\b/g) ?? []);
  const files = await Promise.all(
    [...hashes].map((hash) => get(`/contracts/${contractId}/files/${hash}`)),
  );
  return [...told, ...files.filter(({ status }) => status === 200).map(({ text }) => text)];
}

function filled(path: string, known: Record<string, string[]>): string[] {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return [path];
  return (known[name] ?? []).flatMap((value) =>
    filled(path.replace(`{${name}}`, encodeURIComponent(value)), known),
  );
}

/** Every object in what was fetched. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const each of Object.values(value)) yield* objectsIn(each);
}

type Year = { period: string; paid: number };

/**
 * What somebody makes of all of it who knows the prices and that an outcome is claimed once by each: the span of the
 * claims of an outcome in a year, from the payments, from what any table says of those who achieved it, and from every
 * figure of a derivation that is there.
 */
function spanOf(texts: readonly string[], { period, paid }: Year, outcome: string) {
  const objects = texts.flatMap((text) => {
    try {
      return [...objectsIn(JSON.parse(text))];
    } catch {
      return [];
    }
  });
  const told = new Map<string, number>();
  for (const object of objects) {
    if (object['outcome'] !== undefined && object['period'] === period) {
      const { count } = object as { count?: unknown };
      if (typeof count === 'number') told.set(String(object['outcome']), count);
    }
    if (object['metric'] === 'housed' && object['period'] === period && !object['total']) {
      const sum = JSON.stringify(object).match(/"own":\{[^}]*"sum":"(\d+)"|"sum":"(\d+)"/);
      const figure = sum?.[1] ?? sum?.[2];
      if (figure !== undefined) told.set('home', Number(figure));
    }
    const node = object as Partial<Explained>;
    if (node.formula === 'rate-line' && node.period === period && node.value && node.name) {
      told.set(node.name, Number(node.value) / PRICE);
    }
  }
  const constraints = new Map<string, { equal: number }>([['paid', { equal: paid }]]);
  const variables = new Map([
    ['job', new Map([['paid', PRICE]])],
    ['home', new Map([['paid', PRICE]])],
  ]);
  for (const [name, count] of told) {
    constraints.set(`told ${name}`, { equal: count });
    variables.get(name)?.set(`told ${name}`, 1);
  }
  variables.get(outcome)?.set('asked', 1);
  const bound = (direction: 'minimize' | 'maximize') =>
    solve({ direction, objective: 'asked', constraints, variables, integers: true }).result;
  return { least: bound('minimize'), most: bound('maximize'), told };
}

async function settledYears(
  years: readonly { job: number; home: number }[],
): Promise<{ stage: Stage; paid: number[] }> {
  const stage = await newStage({ measured: RATES, objections: false });
  const paid: number[] = [];
  for (const [at, year] of years.entries()) {
    stage.clockTo(`${2019 + at}-01-10T08:00:00.000Z`);
    await stage.verify(`year_${at + 1}`, claims(`${2018 + at}`, year));
    const settlement = (await stage.store.list('settlement', stage.contractId)).find(
      ({ periodId }) => periodId === `year_${at + 1}`,
    );
    paid.push(Number(settlement?.entitled ?? 0) - paid.reduce((sum, each) => sum + each, 0));
    if (at + 1 < years.length) {
      const key = `year_${at + 1}.outcome-payment.r1`;
      await stage.decide(`${key}.attest.1`, 'anna', { choice: 'attest' });
      await stage.decide(`${key}.attest.2`, 'bo', { choice: 'attest' });
      await stage.decide(`${key}.confirm-payment`, 'cia', { choice: 'paid', reference: 'B1' });
    }
  }
  return { stage, paid };
}

describe('an investor who fetches everything that the API answers', () => {
  it('finds no small count of claims, though the payment and every price are known', async () => {
    const { stage, paid } = await settledYears([{ job: 3, home: 9 }]);
    expect(paid).toEqual([12 * PRICE]);
    const texts = await everythingFor(stage, 'ines');
    expect(texts.length).toBeGreaterThan(20);
    const { least, most, told } = spanOf(texts, { period: 'year_1', paid: 1200 }, 'job');
    expect([...told]).toEqual([]);
    expect(most - least).toBeGreaterThanOrEqual(4);
  });

  it('finds none by holding one year against the next', async () => {
    const { stage, paid } = await settledYears([
      { job: 12, home: 9 },
      { job: 14, home: 9 },
    ]);
    expect(paid).toEqual([21 * PRICE, 23 * PRICE]);
    const texts = await everythingFor(stage, 'ines');
    const first = spanOf(texts, { period: 'year_1', paid: 2100 }, 'job');
    expect(first.told.get('job')).toBe(12);
    // The second year differs by claims of its own, not by persons: it is shown, as it is no small count.
    const second = spanOf(texts, { period: 'year_2', paid: 2300 }, 'job');
    expect([second.least, second.most]).toEqual([14, 14]);
  });

  it('meets the small counts as soon as the right to see persons is there', async () => {
    const { stage } = await settledYears([{ job: 3, home: 9 }]);
    const texts = await everythingFor(stage, 'petra');
    const { told } = spanOf(texts, { period: 'year_1', paid: 1200 }, 'job');
    expect(told.get('job') ?? told.get('home')).toBeDefined();
  });
});
