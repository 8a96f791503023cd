import { type Answer, answer, type Finding, hasErrors, refusal } from '../findings.ts';
import { Decimal, decimal, ZERO } from '../money/decimal.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { type Engine, type Scope, termsIn, versionIn } from './engine/engine.ts';
import type { Figure } from './engine/figure.ts';
import { makeEngine } from './engine/make-engine.ts';
import { versionsInForce } from './engine/versions.ts';
import type { Facts } from './facts.ts';
import { AFTER_EVERYTHING } from './facts-of-results.ts';
import { settlementFinding } from './finding.ts';
import { factFindings } from './fit/fit.ts';
import { type Line, linesOf } from './lines.ts';
import { factsUntil, lastOfCalendar } from './payers/calendar.ts';
import { payerLine } from './payers/payer-line.ts';
import { formerPayers, joined } from './payers/payers.ts';
import { type Pool, poolsOf } from './payers/pools.ts';
import { recipientsOf } from './payers/recipients.ts';
import { sharesOf } from './payers/shares.ts';
import {
  CALCULATION,
  type PayerLine,
  type SettledAmount,
  type Settlement,
  type TermsInForce,
} from './settlement.ts';

/** What a settlement is computed from. */
export type SettleInput = {
  /** Every version of the terms, oldest first; those not in force on `facts.asOf` are left out. */
  readonly terms: readonly TermsInForce[];
  /** Everything verified to date; order never matters. */
  readonly facts: Facts;
  /** What earlier settlements cover, per payer; several amounts of one payer add up. */
  readonly settled: readonly SettledAmount[];
  /** The contract's end: what is due then is released, and what is left over claimed back. */
  readonly final?: boolean;
};

/**
 * Settles everything verified to date: the whole tree of sentences is computed anew, and each payer owes its
 * share of the entitlement less what it has settled. Pure; the same input gives the same settlement.
 *
 * Answers with findings instead where facts do not fit the terms, or where a figure that is needed is `unknown`.
 *
 * @throws RangeError when no version of the terms is given.
 * @example settle({ terms: [norrkoping], facts, settled: [] }) // → ok, value.payable '12000000'
 */
export function settle(input: SettleInput): Answer<Settlement> {
  if (input.terms.length === 0)
    throw new RangeError('Settling needs at least one version of the terms');
  const unfit = factFindings(input);
  if (hasErrors(unfit)) return refusal(unfit);

  const engine = makeEngine({ ...input, final: input.final ?? false });
  const scope: Scope = { version: engine.versions.length - 1, due: 'applied' };
  const lines = linesOf(engine, scope);
  const { whole, pools } = poolsOf(engine, lines, scope);
  const { payers: owing, findings } = payersOf(engine, { pools, settled: input.settled, scope });
  const payers = onCalendars(input, owing);
  const all = [...unfit, ...engine.findings.values(), ...findings];
  if (hasErrors(all)) return refusal(all);
  const settlement = settlementOf(engine, { lines, whole, payers, scope });
  if (engine.excluded.size === 0) return answer(settlement, all);
  const raw = makeEngine({ ...input, final: input.final ?? false, exclusions: 'ignored' });
  const { value } = poolsOf(raw, linesOf(raw, scope), scope).whole;
  const withoutExclusions = (value ?? ZERO).toFixed();
  return answer({ ...settlement, withoutExclusions }, all);
}

function entitledOf(pools: readonly Pool[]): Decimal {
  return pools.reduce((sum, { total }) => sum.plus(total.value ?? ZERO), ZERO);
}

/** Tells apart what each payer owed by the last day of its calendar. */
function onCalendars(input: SettleInput, payers: readonly PayerLine[]): PayerLine[] {
  const { terms } = versionsInForce(input.terms, input.facts.asOf).at(-1) ?? {};
  const { asOf } = input.facts;
  if (!terms || input.final || asOf === AFTER_EVERYTHING) return [...payers];
  return payers.map((line) => {
    const { calendar } = terms.settlement.payers.find(({ party }) => party === line.payer) ?? {};
    if (calendar === undefined) return line;
    const through = lastOfCalendar(calendar, asOf);
    if (through === asOf) return { ...line, calendar: { through, payable: line.payable } };
    const facts = factsUntil(input.facts, through, terms);
    const engine = makeEngine({ ...input, facts, final: false });
    const scope: Scope = { version: engine.versions.length - 1, due: 'applied' };
    const { pools } = poolsOf(engine, linesOf(engine, scope), scope);
    const then = payersOf(engine, { pools, settled: input.settled, scope }).payers;
    const payable = then.find(({ payer }) => payer === line.payer)?.payable ?? '0';
    return { ...line, calendar: { through, payable } };
  });
}

function payersOf(
  engine: Engine,
  {
    pools,
    settled,
    scope,
  }: { pools: readonly Pool[]; settled: readonly SettledAmount[]; scope: Scope },
): { payers: PayerLine[]; findings: Finding[] } {
  const { settlement, currency } = termsIn(engine, scope);
  const recipients = recipientsOf(engine);
  if (!recipients) {
    const path = '/settlement/recipients';
    return {
      payers: [],
      findings: [settlementFinding('settlement.recipient-missing', { path, facts: {} })],
    };
  }
  const shares = sharesOf(engine, pools, scope);
  const former = formerPayers(settled, { shares, currency });
  const all = {
    entitled: shares.reduce((sum, { figure }) => sum.plus(figure.value ?? ZERO), ZERO),
    settled: settled.reduce((sum, { amount }) => sum.plus(decimal(amount)), ZERO),
  };
  const payers = [...joined(shares), ...former].map(({ payer, figure }) =>
    payerLine({
      payer,
      share: figure,
      settled,
      negative: settlement.negative,
      final: engine.final,
      recipients,
      parts: shares.filter((share) => share.payer === payer).flatMap(({ parts }) => parts),
      all,
      written: settlement.payers.find(({ party }) => party === payer),
      rounding: settlement.rounding,
    }),
  );
  const total = entitledOf(pools);
  const short = payers.reduce((left, { entitled }) => left.minus(decimal(entitled)), total);
  return {
    payers,
    findings: short.greaterThan(ZERO) ? [fallsShort(short, termsIn(engine, scope))] : [],
  };
}

/** Where somebody pays the rest, only its own maximum can leave some unpaid: that is where to mend it. */
function fallsShort(short: Decimal, { settlement: { payers }, currency }: Terms): Finding {
  const place = payers.findIndex(({ share }) => share === 'rest');
  const rest = payers[place]?.party;
  return settlementFinding('settlement.payers-fall-short', {
    path: rest === undefined ? '/settlement/payers' : `/settlement/payers/${place}/atMost`,
    facts: { short: short.toFixed(), currency, ...(rest === undefined ? {} : { rest }) },
    severity: 'warning',
  });
}

function settlementOf(
  engine: Engine,
  computed: {
    lines: readonly Line[];
    whole: Figure;
    payers: readonly PayerLine[];
    scope: Scope;
  },
): Settlement {
  const { lines, whole, payers, scope } = computed;
  const { terms, version, hash } = versionIn(engine, scope);
  return {
    calculation: CALCULATION,
    contract: terms.contract,
    termsVersion: version,
    termsHash: hash,
    currency: terms.currency,
    asOf: engine.asOf,
    lines: lines.map(({ line }) => line),
    entitled: (whole.value ?? ZERO).toFixed(),
    settled: addUp(payers.map(({ settled }) => settled)),
    payable: addUp(payers.map(({ payable }) => payable)),
    payers,
    waitingFor: [...engine.waitingFor].sort(),
    explained: whole.explained,
  };
}

function addUp(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum.plus(decimal(amount)), new Decimal(0)).toFixed();
}
