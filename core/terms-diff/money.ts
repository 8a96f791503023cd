import { type Answer, answer, refusal } from '../findings.ts';
import { type DecimalText, decimal } from '../money/decimal.ts';
import type { ReadResults } from '../settlement/results-file.ts';
import { settle } from '../settlement/settle.ts';
import type { Settlement } from '../settlement/settlement.ts';
import type { ReadTerms } from '../terms/read.ts';

/** What one payment gives under the old and the new terms; left out where a version lacks it. */
export type MoneyLine = {
  readonly id: string;
  readonly old?: DecimalText;
  readonly new?: DecimalText;
  readonly difference: DecimalText;
};

/** An amendment in money on stated results; amounts that are decided but not due yet count as given. */
export type MoneyDiff = {
  readonly lines: readonly MoneyLine[];
  readonly total: {
    readonly old: DecimalText;
    readonly new: DecimalText;
    readonly difference: DecimalText;
  };
  readonly currencies: { readonly old: string; readonly new: string };
};

/** Settles both versions on the same results. Which of them cannot be settled, if one cannot, is told with it. */
export function moneyDiff(
  before: ReadTerms,
  after: ReadTerms,
  results: ReadResults,
): Answer<MoneyDiff> & { readonly refused?: 'old' | 'new' } {
  const old = settled(before, results);
  if (!old.ok) return { ...refusal(old.findings), refused: 'old' };
  const next = settled(after, results);
  if (!next.ok) return { ...refusal(next.findings), refused: 'new' };
  const [was, is] = [amounts(old.value), amounts(next.value)];
  const ids = [...new Set([...is.keys(), ...was.keys()])];
  return answer({
    lines: ids.map((id) => lineOf(id, was.get(id), is.get(id))),
    total: {
      old: old.value.entitled,
      new: next.value.entitled,
      difference: minus(next.value.entitled, old.value.entitled),
    },
    currencies: { old: old.value.currency, new: next.value.currency },
  });
}

function settled(
  terms: ReadTerms,
  { facts, settled: earlier, final }: ReadResults,
): Answer<Settlement> {
  const inForce = [{ version: 1, hash: terms.hash, terms: terms.terms }];
  return settle({ terms: inForce, facts, settled: earlier, final });
}

function amounts({ lines }: Settlement): Map<string, DecimalText> {
  return new Map(
    lines.map(({ id, amount, held }) => [id, decimal(amount).plus(decimal(held)).toFixed()]),
  );
}

function lineOf(
  id: string,
  old: DecimalText | undefined,
  next: DecimalText | undefined,
): MoneyLine {
  return {
    id,
    ...(old === undefined ? {} : { old }),
    ...(next === undefined ? {} : { new: next }),
    difference: minus(next ?? '0', old ?? '0'),
  };
}

function minus(one: DecimalText, other: DecimalText): DecimalText {
  return decimal(one).minus(decimal(other)).toFixed();
}
