import type { DecimalText } from '../../money/decimal.ts';
import type { Facts, MetricFact, Whereabouts } from '../../settlement/facts.ts';
import { settle } from '../../settlement/settle.ts';
import type { Settlement, TermsInForce } from '../../settlement/settlement.ts';
import type { MetricOutcome } from '../evaluation.ts';
import type { IfMissing } from './change.ts';
import { firstChange, type Look } from './search.ts';
import {
  GROUPS,
  isKnown,
  isTurned,
  missingIn,
  TURNINGS,
  turnedFacts,
  turnedWith,
} from './turned-facts.ts';
import { type Marks, marksOf, wayOf } from './way.ts';

/** How many of the missing of one of a metric's groups would have to turn out one way for the payment to change. */
export type TippingPoint = Whereabouts & {
  readonly metric: string;
  /** Left out: of those who get the intervention. */
  readonly of?: 'comparison';
  readonly turning: keyof IfMissing;
  readonly missing: number;
  /** The smallest number at which the entitlement changes; `null` where it does not, however many turn. */
  readonly persons: number | null;
  readonly entitled: DecimalText;
  /** What it would be then. */
  readonly becomes?: DecimalText;
};

/** Beyond so many claims a settlement takes too long to be made some hundred times over. */
const CLAIMS_MOST = 2000;

/**
 * How far the payment hangs on those who are missing: for each metric, place and group the smallest number of them
 * who would have had to fail, or to succeed, for the entitlement to change while nobody else turns. Computed by
 * settling, so that caps, gates and steps are in it, also where a payment comes back to what it was.
 *
 * @returns nothing where the facts do not settle, or rate cards have too many claims.
 * @example tippingPoints({ terms, facts, outcomes })
 *   // → [{ metric: 'in_work', turning: 'failed', missing: 41, persons: 12, entitled: '3000000', becomes: '2900000' }]
 */
export function tippingPoints(input: {
  terms: readonly TermsInForce[];
  facts: Facts;
  outcomes: readonly MetricOutcome[];
}): TippingPoint[] {
  const { terms, facts, outcomes } = input;
  const paid = outcomes.filter(
    (outcome) => isPaid(terms, outcome.metric) && GROUPS.some((group) => isTurned(outcome, group)),
  );
  // Nothing is settled where nobody is missing whom the payment could hang on.
  if (paid.length === 0 || facts.claims.length > CLAIMS_MOST) return [];
  const asFound = settledOn(terms, facts);
  if (asFound === undefined) return [];
  const marks = marksOf(
    terms.map((each) => each.terms),
    asFound.explained,
  );
  const lookAt = (metrics: readonly MetricFact[]) =>
    lookOf(settledOn(terms, { ...facts, metrics }), marks);
  return paid.flatMap((outcome) =>
    GROUPS.flatMap((group) => {
      const together = turnedWith(outcome, group, paid);
      if (together[0] !== outcome || !isKnown(facts, together)) return [];
      return TURNINGS.filter((turning) => isTurned(outcome, group, turning)).map((turning) => {
        const missing = missingIn(outcome, group);
        const having = (persons: number) =>
          lookAt(turnedFacts(facts, together, { group, turning, persons }));
        const found = firstChange(having, missing);
        return {
          metric: outcome.metric,
          ...placeOfAll(together),
          ...(group === 'comparison' ? { of: group } : {}),
          turning,
          missing,
          persons: found?.at ?? null,
          entitled: asFound.entitled,
          ...(found === undefined ? {} : { becomes: found.becomes }),
        };
      });
    }),
  );
}

/** A metric that is for learning decides no payment. */
function isPaid(terms: readonly TermsInForce[], metric: string): boolean {
  const purpose = terms.at(-1)?.terms.metrics?.[metric]?.purpose;
  return purpose !== undefined && purpose !== 'learning';
}

function settledOn(terms: readonly TermsInForce[], facts: Facts): Settlement | undefined {
  const settled = settle({ terms, facts, settled: [] });
  return settled.ok ? settled.value : undefined;
}

function lookOf(settled: Settlement | undefined, marks: Marks): Look {
  if (settled === undefined) return { value: '', way: '' };
  return { value: settled.entitled, way: wayOf(settled.explained, marks) };
}

/** What the places have in common. */
function placeOfAll([first, ...others]: readonly MetricOutcome[]): Whereabouts {
  const { cohort, period } = first ?? {};
  const isSame = (name: keyof Whereabouts) =>
    others.every((other) => other[name] === first?.[name]);
  return {
    ...(cohort === undefined || !isSame('cohort') ? {} : { cohort }),
    ...(period === undefined || !isSame('period') ? {} : { period }),
  };
}
