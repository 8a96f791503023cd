import { decimal } from '../../money/decimal.ts';
import type { PayerLine, PaymentLine, Settlement } from '../../settlement/settlement.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Settles } from '../claims/said.ts';
import { tellsFewClaims } from '../claims/told.ts';
import { asDisclosed, type Disclosed, type Shown, WITHHELD } from '../disclosed.ts';
import type { DisclosedResult } from '../tables/disclosed-result.ts';
import { countsIn, mayShowCounts } from './counted.ts';
import { isKnown, type Known, redacted, sidesShown } from './redact.ts';

/** One sentence of the payments, as far as it may be shown. */
export type DisclosedLine = Omit<PaymentLine, 'amount' | 'held'> & {
  readonly amount: Shown<string>;
  readonly held: Shown<string>;
};

/** A settlement without small cells. Everything that is paid is there, exactly as it is paid. */
export type DisclosedSettlement = Omit<Settlement, 'lines' | 'payers' | 'blind'> & {
  readonly settlement: 'utfall-disclosed-settlement/1';
  /** The hash of the whole settlement, which is attested. */
  readonly of: string;
  /** On which results: of each period the revision that counts, in the order of the periods. */
  readonly settles: readonly Settles[];
  readonly lines: readonly DisclosedLine[];
  /**
   * Without what was paid for which sentence: it tells what a line comes to, and lines say that if they may. And without
   * what had been due by a day of which no result was disclosed: the difference may be one person's.
   */
  readonly payers: readonly Omit<PayerLine, 'payments' | 'calendar'>[];
};

/**
 * A settlement without small cells: what is paid, and of its derivation what anybody can compute from the results
 * that were disclosed.
 *
 * @param input.settles on which results, in the order of the periods
 * @param input.results every result that was disclosed
 * @param input.earlier every settlement that was disclosed before
 */
export function discloseSettlement(input: {
  settlement: Settlement;
  settlementFile: string;
  settles: readonly Settles[];
  results: readonly DisclosedResult[];
  earlier: readonly DisclosedSettlement[];
  terms: Terms;
  below: number;
}): Disclosed<DisclosedSettlement> {
  const { settlement, settlementFile, results, earlier, terms, below } = input;
  const settles = input.settles.map(({ periodId, revision }) => ({ periodId, revision }));
  const { withoutExclusions, lines, payers, explained, blind: _, ...rest } = settlement;
  const counts = countsIn(treesOf(settlement));
  const now = { settles, lines: settlement.lines };
  const isTold = tellsFewClaims({ settlement: now, earlier, results, terms, below });
  const byItself: Known = {
    sides: sidesShown(results),
    counts: !isTold && mayShowCounts(counts, countsIn(earlier.flatMap(treesOf)), below),
  };
  const known: Known = { ...byItself, remainder: remainderOf(lines, byItself) };
  const isAllKnown = isKnown(explained, known);
  return asDisclosed({
    ...rest,
    settlement: 'utfall-disclosed-settlement/1',
    of: settlementFile,
    settles,
    ...(withoutExclusions === undefined || !isAllKnown ? {} : { withoutExclusions }),
    lines: lines.map((line) => disclosedLine(line, known)),
    payers: payers.map(({ payments: _, calendar: __, ...payer }) => ({
      ...payer,
      explained: redacted(payer.explained, { known, isPaid: true }),
    })),
    explained: redacted(explained, { known, isPaid: true }),
  });
}

function treesOf({
  lines,
  explained,
}: Pick<DisclosedSettlement | Settlement, 'lines' | 'explained'>) {
  return [explained, ...lines.map((line) => line.explained)];
}

/** What is paid in all is told: a payment that is the only one not known follows from it, if nothing is held back. */
function remainderOf(lines: readonly PaymentLine[], known: Known): string | undefined {
  const unknown = lines.filter(({ explained }) => !isKnown(explained, known));
  const [only] = unknown;
  const isHeld = lines.some(({ held }) => !decimal(held).isZero());
  return unknown.length === 1 && !isHeld ? only?.id : undefined;
}

function disclosedLine(line: PaymentLine, known: Known): DisclosedLine {
  const shows = isKnown(line.explained, known) || line.id === known.remainder;
  return {
    ...line,
    amount: shows ? line.amount : WITHHELD,
    held: shows ? line.held : WITHHELD,
    explained: redacted(line.explained, { known, isPaid: false }),
  };
}
