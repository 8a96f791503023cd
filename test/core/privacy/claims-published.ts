import type { EarlierResult } from '../../../core/privacy/tables/decide.ts';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import {
  type DisclosedSettlement,
  discloseSettlement,
} from '../../../core/privacy/trees/disclose-settlement.ts';
import type { ClaimFact } from '../../../core/settlement/facts.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { settled } from '../settlement/settling.ts';
import { BELOW, type Person, resultOf, TERMS, type Year } from './claims-contract.ts';

/** One result, and on which it is settled then, by their places; left out: on the newest of each year; none: not yet. */
export type Step = {
  readonly year: Year;
  readonly people: readonly Person[];
  readonly revision?: number;
  readonly settles?: readonly number[];
};

/** What is settled on these results, by their places; and what is told of it. */
export type ToDate = {
  readonly on: readonly number[];
  /** With every count: what is to be hidden is read off it. */
  readonly whole: Settlement;
  readonly disclosed: DisclosedSettlement;
};

/** Everything that leaves: results one after another, and what is settled to date between them. */
export type Published = {
  readonly results: readonly EarlierResult[];
  readonly settlements: readonly ToDate[];
};

/** Publishes results one after another, and settlements between them, each in the light of all before. */
export function publish(steps: readonly Step[], terms: Terms = TERMS): Published {
  const results: EarlierResult[] = [];
  const settlements: ToDate[] = [];
  const claimsOf: (readonly ClaimFact[])[] = [];
  const newest = new Map<Year, number>();
  for (const [at, { people, year, revision, settles }] of steps.entries()) {
    const { result, claims } = resultOf(people, {
      ...{ year, terms },
      ...(revision === undefined ? {} : { revision }),
    });
    claimsOf.push(claims);
    newest.set(year, at);
    const common = { terms, below: BELOW };
    const told = settlements.map((one) => one.disclosed);
    const disclosed = discloseResult({
      ...{ ...common, result, resultFile: 'f' },
      ...{ earlier: [...results], settlements: told },
    });
    results.push({ result, disclosed });
    const on = settles ?? inOrder(newest);
    if (on.length === 0) continue;
    const last = Math.max(...[...newest.keys()].map(Number));
    const facts = {
      asOf: `${last + 1}-02-0${at + 1}`,
      claims: on.flatMap((each) => claimsOf[each] ?? []),
    };
    const whole = settled(
      [{ terms, version: 1, hash: 'a'.repeat(64), effectiveFrom: '2017-01-01' }],
      facts,
    );
    settlements.push({
      ...{ on, whole },
      disclosed: discloseSettlement({
        ...{ ...common, settlement: whole, settlementFile: 's' },
        settles: on.flatMap((place) => results[place]?.result ?? []),
        earlier: told,
        results: results.map((one) => one.disclosed),
      }),
    });
  }
  return { results, settlements };
}

function inOrder(newest: ReadonlyMap<Year, number>): number[] {
  return [...newest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place);
}

export function showsClaims({ disclosed }: Published['results'][number]): boolean {
  return disclosed.claims.some(({ count }) => count !== 'withheld');
}

export function showsCounts({ disclosed }: Published['settlements'][number]): boolean {
  return JSON.stringify(disclosed.lines).includes('"persons"');
}
