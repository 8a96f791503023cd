import { findNode } from '../explain/words.ts';
import { type DecimalText, decimal } from '../money/decimal.ts';
import type { Settlement } from '../settlement/settlement.ts';
import { readNumber } from '../terms/quantity.ts';
import type { Expected } from './case-shape.ts';

/** One thing that a worked example expects: `payable`, `line/premium`, `payer/dcms`, `published`. */
export type Check = {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  /** Got less expected; `null` unless both are figures. */
  readonly difference: DecimalText | null;
  readonly ok: boolean;
};

/** Compares a settlement with all that an example expects of it. */
export function checksOf(settlement: Settlement, expected: Expected): Check[] {
  const { payers, lines } = settlement;
  const payer = (name: string) => payers.find((line) => line.payer === name);
  return [
    ...each('line', expected.lines, (name) => lineText(settlement, name)),
    ...each('held', expected.held, (name) => lines.find(({ id }) => id === name)?.held),
    ...each('payer', expected.payers, (name) => payer(name)?.payable),
    ...each('claimed-back', expected.claimedBack, (name) => payer(name)?.claimedBack),
    ...each('carried', expected.carried, (name) => payer(name)?.carried),
    ...one('entitled', expected.entitled, settlement.entitled),
    ...one('payable', expected.payable, settlement.payable),
    ...(expected.published ? publishedChecks(settlement, expected.published) : []),
  ];
}

/** What a sentence or an outcome gives, wherever it stands: an amount, `waiting` or `shut`. */
function lineText({ explained }: Settlement, name: string): string | undefined {
  const node = findNode(explained, name);
  if (!node) return undefined;
  return node.state === 'decided' ? (node.value ?? undefined) : node.state;
}

function publishedChecks(
  settlement: Settlement,
  published: NonNullable<Expected['published']>,
): Check[] {
  const { amount, difference, lines, unexplained } = published;
  const got = decimal(settlement.entitled).minus(readNumber(amount)).toFixed();
  const differing = Object.entries(lines ?? {}).flatMap(([name, written]) =>
    lineText(settlement, name) === readNumber(written).toFixed() ? [] : [name],
  );
  return [
    ...one('published', difference, got),
    ...(unexplained === undefined
      ? []
      : [comparison('unexplained', unexplained.join(', '), differing.join(', '))]),
  ];
}

function each(
  kind: string,
  expected: Readonly<Record<string, string>> | undefined,
  got: (name: string) => string | undefined,
): Check[] {
  return Object.entries(expected ?? {}).flatMap(([name, text]) =>
    one(`${kind}/${name}`, text, got(name)),
  );
}

function one(what: string, expected: string | undefined, got: string | undefined): Check[] {
  if (expected === undefined) return [];
  const isFigure = /\d/.test(expected);
  return [comparison(what, isFigure ? readNumber(expected).toFixed() : expected, got ?? '–')];
}

function comparison(what: string, expected: string, got: string): Check {
  const isFigure = [expected, got].every((text) => /^-?\d+(\.\d+)?$/.test(text));
  const difference = isFigure ? decimal(got).minus(decimal(expected)) : null;
  return {
    what,
    expected,
    got,
    difference: difference?.toFixed() ?? null,
    ok: difference === null ? got === expected : difference.isZero(),
  };
}
