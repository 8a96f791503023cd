import { type Decimal, ONE, ZERO } from '../../money/decimal.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import type { Indexed, RateLine } from '../../terms/shape/sentence.ts';
import { type Engine, inside, report, type Scope, type Spot, termsIn } from '../engine/engine.ts';
import { grouped } from '../engine/fact-book.ts';
import { computed, type Figure, makeFigure, type PricedClaim, saidOf } from '../engine/figure.ts';
import { sumOf } from '../engine/sum.ts';
import { indexedAt, indexOn } from '../mechanism/indexed.ts';
import { timesAt } from '../mechanism/times.ts';
import { acceptanceOf, type Card, type FoundLine, lineIn } from './acceptance.ts';
import { attributesText, type BookedClaim } from './claim-book.ts';
import { countedIn } from './counted.ts';

/** One line of a rate card in a scope: its accepted claims, priced each as its day and its attributes say. */
export function lineAt(engine: Engine, card: Card & { order: number }, spot: Spot): Figure {
  const newest = lineIn(engine, engine.versions.length - 1, card)?.line;
  const counted = countedIn(engine, card, spot);
  const groups = grouped(counted.claims, contextOf(engine, card));
  const priced = [...groups.values()].map((claims) =>
    pricedAt(engine, { card, claims, facts: counted.facts }, spot),
  );
  const [only] = priced;
  if (only && priced.length === 1) return only;
  const line = newest ?? acceptedLine(engine, card);
  const name = card.outcome;
  const unit = termsIn(engine, spot.scope).currency;
  if (priced.length === 0) {
    const value = counted.waits ? null : ZERO;
    return makeFigure({
      formula: 'rate-line',
      name,
      value,
      unit,
      facts: counted.facts,
      ...saidOf(line ?? {}),
    });
  }
  return sumOf(
    priced.map((figure) => ({ figure, canBeNegative: () => false })),
    { name, unit, ...saidOf(line ?? {}), facts: counted.facts },
  );
}

function acceptedLine(engine: Engine, card: Card): RateLine | undefined {
  const version = acceptanceOf(engine, card).claims.at(-1)?.version ?? 0;
  return lineIn(engine, version, card)?.line;
}

type Group = {
  readonly card: Card & { order: number };
  readonly claims: readonly BookedClaim[];
  readonly facts: Readonly<Record<string, string>>;
};

function pricedAt(engine: Engine, { card, claims, facts }: Group, spot: Spot): Figure {
  const [sample] = claims;
  const found = lineIn(engine, sample?.version ?? 0, card);
  if (!sample || !found) throw new RangeError(`No line ${card.outcome} in ${card.id}`);
  const { line, path } = found;
  const { date, attributes, version } = sample;
  const scope: Scope = {
    ...spot.scope,
    version,
    claim: { ...(date ? { date } : {}), ...(attributes ? { attributes } : {}) },
  };
  const at = { path, scope };
  const unit = termsIn(engine, scope).currency;
  const written = engine.number(line.price, { ...inside(at, 'price'), unit });
  const price = indexedAt(engine, written, { indexed: found.indexed, spot: at });
  const each = timesAt(engine, price, { times: line.times, spot: at });
  const count = ONE.times(claims.reduce((sum, claim) => sum + claim.count * claim.persons, 0));
  const amount = each.value ?? ZERO;
  return computed(
    {
      formula: 'rate-line',
      name: card.outcome,
      unit,
      ...saidOf(line),
      ...payerOf(engine, { found, sample, spot: at }),
      claims: engine.limitsClaimants
        ? claims.map((claim) => pricedClaim(claim, { amount, order: card.order }))
        : [],
      inputs: [each, makeFigure({ formula: 'claims', name: card.outcome, value: count, facts })],
    },
    (money = ONE, claimed = ONE) => money.times(claimed),
  );
}

/** Who pays these claims, where an attribute of theirs names the payer. */
function payerOf(
  engine: Engine,
  { found, sample, spot }: { found: FoundLine; sample: BookedClaim; spot: Spot },
): { facts?: Record<string, string> } {
  const { payersBy } = found;
  const payers = payersBy === undefined ? undefined : sample.attributes?.[payersBy];
  if (payersBy === undefined || payers === undefined) return {};
  const known = termsIn(engine, spot.scope).settlement.payers.map(({ party }) => party);
  if (known.includes(payers)) return { facts: { payers } };
  const facts = { name: payersBy, written: payers, known };
  report(engine, 'settlement.claim-payer-missing', { at: spot, facts });
  return {};
}

function pricedClaim(
  { person, persons, attributes, date, count }: BookedClaim,
  { amount, order }: { amount: Decimal; order: number },
): PricedClaim {
  const many = count * persons;
  const total = many === 1 ? amount : amount.times(many);
  return { person, persons, attributes, date, order, amount: total };
}

/** What of a claim its line's price and factors depend on: claims that agree in it are priced together. */
function contextOf(engine: Engine, card: Card): (claim: BookedClaim) => string {
  const lines = engine.versions.map((_version, place) => askedIn(engine, place, card));
  return (claim) => {
    const { asked, indexed } = lines[claim.version] ?? {};
    const context = `${claim.version}|${indexed ? indexKey(engine, indexed, claim) : ''}`;
    if (!asked || asked.size === 0) return context;
    const attributes = Object.fromEntries(
      Object.entries(claim.attributes ?? {}).filter(([name]) => asked.has(name)),
    );
    return `${context}|${asked.has('date') ? claim.date : ''}|${attributesText(attributes)}`;
  };
}

/** What a line asks of a claim: the attributes of its tables, and that of its payer. */
function askedIn(
  engine: Engine,
  version: number,
  card: Card,
): { readonly asked: ReadonlySet<string>; readonly indexed?: Indexed } {
  const { line, indexed, payersBy } = lineIn(engine, version, card) ?? {};
  const own = payersBy === undefined ? [] : [payersBy];
  const asked = new Set([...tablesIn(line?.price), ...tablesIn(line?.times), ...own]);
  return indexed ? { asked, indexed } : { asked };
}

function indexKey(engine: Engine, indexed: Indexed, { date }: BookedClaim): string {
  if (indexed.at === 'settlement' || date === '') return '';
  return indexOn(engine.indices.get(indexed.by) ?? new Map(), date)?.key ?? date;
}

function tablesIn(place: NumberPlace | undefined): string[] {
  if (place === undefined || typeof place === 'string') return [];
  if ('is' in place) return [...tablesIn(place.is), ...tablesIn(place.times)];
  const cells =
    'rows' in place
      ? place.rows.flatMap(({ is, risingTo }) => [
          is,
          ...(risingTo === undefined ? [] : [risingTo]),
        ])
      : Object.values(place.values);
  return [place.by.replace(/^claim\./, ''), ...cells.flatMap(tablesIn)];
}
