import type { Explained } from '../../explain/explained.ts';
import type { PaymentLine } from '../../settlement/settlement.ts';
import type { DisclosedResult } from '../tables/disclosed-result.ts';
import type { Claimed } from '../tables/ladder.ts';
import { addClaims } from '../tables/ladder.ts';

/** The facts that say what became of claims: those that were accepted first. */
const ACCEPTED = ['persons', 'published'];
const ALL = [...ACCEPTED, 'again', 'ladder', 'terms'];

/** What one rate card says of one outcome, in its cohort or period where the card is taken apart. */
type Said = {
  readonly card: string;
  readonly outcome: string;
  readonly cohort: string | undefined;
  readonly period: string | undefined;
  readonly facts: Readonly<Record<string, string>>;
};

/** How many claimants a limit per claimant looks at, and how many of them it cuts. */
export type Claimants = {
  readonly cohort: string | undefined;
  readonly all: number;
  readonly over: number;
  /** What is limited, by outcome. */
  readonly accepted: Claimed;
};

/** What a settlement says of claims to date. Nothing where its counts are withheld. */
export type ClaimsSaid = {
  /** All that was claimed, accepted or not. */
  readonly claimed: Claimed;
  /** The same of each period, where a card is taken apart by periods. */
  readonly ofPeriod: ReadonlyMap<string, Claimed>;
  /** What each card accepted, in all (`''`) and of each cohort where it is taken apart by cohorts. */
  readonly accepted: ReadonlyMap<string, ReadonlyMap<string, Claimed>>;
  readonly claimants: readonly Claimants[];
};

/** A result that is settled: of which period, in which revision. */
export type Settles = { readonly periodId: string; readonly revision: number };

/** What is settled, and the derivation of each payment. */
export type Settled = {
  readonly settles: readonly Settles[];
  readonly lines: readonly Pick<PaymentLine, 'explained'>[];
};

/** What of a disclosed result is held against settlements. */
export type ResultTold = Pick<
  DisclosedResult,
  'periodId' | 'revision' | 'claims' | 'metrics' | 'enrolledCount'
>;

/** What a settlement says, and on which results. */
export type SaidOn = { readonly on: readonly Settles[]; readonly said: ClaimsSaid };

/** What the lines of a settlement say of claims: of each card for itself, as two cards may count the same claims. */
export function claimsSaidIn(lines: readonly Pick<PaymentLine, 'explained'>[]): ClaimsSaid {
  const all = lines.flatMap(({ explained }) => saidIn(explained, {}));
  const sums = (said: readonly Said[], facts: readonly string[]) =>
    new Map(
      [...groupedBy(said, ({ card }) => card)].map(([card, its]) => [card, sumOf(its, facts)]),
    );
  const inPeriods = groupedBy(all, ({ period }) => period);
  const inCohorts = groupedBy(all, ({ cohort }) => cohort);
  return {
    claimed: mostOf(sums(all, ALL)),
    ofPeriod: new Map([...inPeriods].map(([period, said]) => [period, mostOf(sums(said, ALL))])),
    accepted: new Map(
      [['', all] as const, ...inCohorts].map(([cohort, said]) => [cohort, sums(said, ACCEPTED)]),
    ),
    claimants: lines.flatMap(({ explained }) => claimantsIn(explained, undefined)),
  };
}

/** Before anything was settled. */
export const NOTHING: SaidOn = { on: [], said: claimsSaidIn([]) };

function groupedBy(
  all: readonly Said[],
  keyOf: (said: Said) => string | undefined,
): Map<string, Said[]> {
  const groups = new Map<string, Said[]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

type Place = { readonly card?: string; readonly cohort?: string; readonly period?: string };

/** A card says it at its outcome, and again below, of each price: it is read once. */
function saidIn(node: Explained, around: Place): Said[] {
  const { formula, name, cohort = around.cohort, period = around.period, facts = {} } = node;
  if (name !== undefined && facts.persons !== undefined) {
    return [{ card: around.card ?? '', outcome: name, cohort, period, facts }];
  }
  const card = formula === 'sentence' ? name : around.card;
  const here = {
    ...(card === undefined ? {} : { card }),
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
  };
  return node.inputs.flatMap((input) => saidIn(input, here));
}

function claimantsIn(node: Explained, around: string | undefined): Claimants[] {
  const { formula, cohort = around, facts = {}, inputs } = node;
  const below = inputs.flatMap((input) => claimantsIn(input, cohort));
  if (formula !== 'at-most-per' || facts.claimants === undefined) return below;
  const accepted = sumOf(saidIn(node, {}), ACCEPTED);
  const here = { cohort, all: Number(facts.claimants), over: Number(facts.over ?? 0), accepted };
  return [here, ...below];
}

function sumOf(said: readonly Said[], asked: readonly string[]): Claimed {
  return said.reduce<Claimed>((sum, { outcome, facts }) => {
    const count = asked.reduce((all, fact) => all + Number(facts[fact] ?? 0), 0);
    return addClaims(sum, new Map([[outcome, count]]));
  }, new Map());
}

/** Two cards may count the same claims, and one of them not all: it may have come with an amendment. */
function mostOf(cards: ReadonlyMap<string, Claimed>): Claimed {
  const most = new Map<string, number>();
  for (const [outcome, count] of [...cards.values()].flatMap((card) => [...card])) {
    most.set(outcome, Math.max(count, most.get(outcome) ?? 0));
  }
  return most;
}
