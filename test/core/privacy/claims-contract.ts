import { type ResultFile, splitEvaluation } from '../../../core/lifecycle/result-file.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Observation } from '../../../core/outcomes/records.ts';
import type { EarlierResult } from '../../../core/privacy/tables/decide.ts';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import {
  type DisclosedSettlement,
  discloseSettlement,
} from '../../../core/privacy/trees/disclose-settlement.ts';
import type { ClaimFact } from '../../../core/settlement/facts.ts';
import { persons, seen, termsWith } from '../outcomes/contract.ts';
import { settled } from '../settlement/settling.ts';

export const BELOW = 5;
const YEARS = ['2017', '2018', '2019'] as const;
export type Year = (typeof YEARS)[number];

/** A ladder of two rungs, something that can be claimed again, and a metric of the first rung. */
export const TERMS = termsWith({
  periods: YEARS.map((year) => ({ id: `y${year}`, from: `${year}-01-01`, to: `${year}-12-31` })),
  metrics: {
    quick: {
      ...{ purpose: 'learning', unit: '%', better: 'higher', missing: 'failure' },
      window: { counted: 'after enrolment', closes: '6 months' },
      measure: { observation: 'started', as: 'share' },
    },
  },
  payments: [
    {
      id: 'card',
      rates: [
        { outcome: 'started', price: '1000' },
        { outcome: 'kept', price: '3000', after: 'started' },
        { outcome: 'course', price: '200', claims: 'any' },
      ],
    },
  ],
});

/** What became of somebody: in which year each was claimed, and whether work was found in the first six months. */
export type Person = {
  /** Enrolled at the beginning of this year; left out: of the first. */
  readonly since?: Year | undefined;
  readonly started?: Year | undefined;
  readonly isQuick?: boolean;
  readonly kept?: Year | undefined;
  readonly courses?: readonly Year[];
};

function observationsOf(people: readonly Person[], until: Year): Observation[] {
  return people.flatMap(({ started, isQuick, kept, courses = [] }, at) => {
    const person = `p-${at + 1}`;
    const on = (observation: string, year: Year | undefined, day: string) =>
      year === undefined || year > until
        ? []
        : [seen(person, { observation, date: `${year}-${day}` })];
    const isFirst = started === '2017' && isQuick;
    return [
      ...on('started', started, isFirst ? '03-01' : '09-01'),
      ...on('kept', kept, '12-01'),
      ...courses.flatMap((year) => on('course', year, '05-01')),
    ];
  });
}

/** A year's result, with the claims of persons that settlement reads. */
export function resultOf(
  people: readonly Person[],
  year: Year,
  revision = 1,
): { result: ResultFile; claims: readonly ClaimFact[] } {
  const evaluated = evaluate({
    terms: TERMS,
    enrolments: persons(people.length).flatMap((each, at) => {
      const { since = '2017' } = people[at] ?? {};
      return since > year ? [] : [{ ...each, enrolledOn: `${since}-01-01` }];
    }),
    observations: observationsOf(people, year),
    asOf: '2020-06-01',
    periods: [`y${year}`],
  });
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.findings));
  const { aggregate, claims } = splitEvaluation(evaluated.value);
  const result: ResultFile = {
    ...{ result: 'utfall-result/1', contract: 'c', periodId: `y${year}`, revision },
    ...{ termsVersion: 1, termsHash: 'a', snapshotHash: 'b', asOf: `${year}-12-31`, remarks: [] },
    evaluation: aggregate,
    facts: {
      ...{ metrics: evaluated.value.facts.metrics, capital: [], amounts: [] },
      ...{ events: [], claims: [] },
    },
  };
  return { result, claims };
}

/** Everything that leaves: results one after another, and what was settled to date after each. */
export type Published = {
  readonly results: readonly EarlierResult[];
  readonly settlements: readonly DisclosedSettlement[];
};

/** Publishes years one after another; each is settled as soon as it is there. */
export function publish(
  years: readonly { people: readonly Person[]; year: Year; revision?: number }[],
): Published {
  const results: EarlierResult[] = [];
  const settlements: DisclosedSettlement[] = [];
  const claimsOf = new Map<Year, readonly ClaimFact[]>();
  for (const { people, year, revision } of years) {
    const { result, claims } = resultOf(people, year, revision);
    claimsOf.set(year, claims);
    const common = { terms: TERMS, below: BELOW };
    const earlier = [...results];
    const disclosed = discloseResult({ ...common, result, resultFile: 'f', earlier });
    results.push({ result, disclosed });
    const all = [...claimsOf.values()].flat();
    const settlement = settled([termsInForce()], { asOf: `${year}-12-31`, claims: all });
    settlements.push(
      discloseSettlement({
        ...{ ...common, settlement, settlementFile: 's', earlier: [...settlements] },
        results: results.map((each) => each.disclosed),
      }),
    );
  }
  return { results, settlements };
}

function termsInForce() {
  return { terms: TERMS, version: 1, hash: 'a'.repeat(64), effectiveFrom: '2017-01-01' };
}
