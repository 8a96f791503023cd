import type { Explained } from '../explain/explained.ts';
import { findNode } from '../explain/words.ts';
import { type DecimalText, decimal } from '../money/decimal.ts';
import { round } from '../money/rounding.ts';
import type { Settlement } from '../settlement/settlement.ts';
import { readNumber } from '../terms/quantity.ts';
import type { Expected, Published } from './case-shape.ts';

/** One thing that a worked example expects: `payable`, `line/premium`, `payer/dcms`, `published`. */
export type Check = {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  /** Got less expected; `null` unless both are figures. */
  readonly difference: DecimalText | null;
  readonly ok: boolean;
};

/** What an example is held against: a settlement, with the amounts that no payment of it reads. */
export type Computed = Pick<
  Settlement,
  'payers' | 'lines' | 'entitled' | 'payable' | 'explained'
> & {
  readonly amounts: readonly Explained[];
};

/** Compares a settlement with all that an example expects of it. */
export function checksOf(settlement: Computed, expected: Expected): Check[] {
  const { payers, lines } = settlement;
  const payer = (name: string) => payers.find((line) => line.payer === name);
  return [
    ...each('line', expected.lines, (name) => lineText(settlement, name)),
    ...each('amount', expected.amounts, (name) => amountText(settlement, name)),
    ...each('held', expected.held, (name) => lines.find(({ id }) => id === name)?.held),
    ...each('payer', expected.payers, (name) => payer(name)?.payable),
    ...each('claimed-back', expected.claimedBack, (name) => payer(name)?.claimedBack),
    ...each('carried', expected.carried, (name) => payer(name)?.carried),
    ...one('entitled', expected.entitled, settlement.entitled),
    ...one('payable', expected.payable, settlement.payable),
    ...publishedOf(expected).flatMap((published) => publishedChecks(settlement, published)),
  ];
}

/**
 * What a sentence or an outcome gives, wherever it stands or in a cohort or period: an amount, `waiting` or `shut`.
 */
function lineText(
  { explained }: Pick<Computed, 'explained'>,
  name: string,
  place?: string,
): string | undefined {
  const within = place === undefined ? [explained] : nodesIn(explained, place);
  const [node] = within.flatMap((each) => findNode(each, name) ?? []);
  return node && figureOf(node);
}

/** An amount by its name, whether a payment reads it or none does. */
function amountText({ explained, amounts }: Computed, name: string): string | undefined {
  const node = amounts.find((amount) => amount.name === name) ?? findNode(explained, name);
  return node && figureOf(node);
}

function figureOf({ state, value }: Explained): string | undefined {
  return state === 'decided' ? (value ?? undefined) : state;
}

/** The figures of a cohort or period, the outermost first. */
function nodesIn(node: Explained, place: string): Explained[] {
  if (node.period === place || node.cohort === place) return [node];
  return node.inputs.flatMap((input) => nodesIn(input, place));
}

/** The published figures that an example compares with. */
export function publishedOf({ published }: Expected): readonly Published[] {
  if (published === undefined) return [];
  return Array.isArray(published) ? published : [published];
}

/** The figure of a settlement with which a published one is compared; `–` while it waits. */
export function computedFigure(settlement: Computed, { figure }: Published): string {
  const [kind = 'entitled', name = '', place] = (figure ?? 'entitled').split(' ');
  if (kind === 'line') return lineText(settlement, name, place) ?? '–';
  if (kind === 'amount') return amountText(settlement, name) ?? '–';
  if (kind === 'payer') {
    return settlement.payers.find(({ payer }) => payer === name)?.entitled ?? '–';
  }
  return kind === 'payable' ? settlement.payable : settlement.entitled;
}

/** Whether a published figure goes together with what the terms give as the example says. */
export function publishedChecks(settlement: Computed, published: Published): Check[] {
  if (published.status === 'structure only') return [];
  const what = `published/${published.what}`;
  const got = computedFigure(settlement, published);
  const amount = amountOf(published.amount);
  if (published.status !== 'does not reconcile') {
    return [comparison(what, amount, asPublished(got, published.roundedTo))];
  }
  const { difference, lines, unexplained } = published;
  const apart = isFigure(got) ? decimal(got).minus(amount).toFixed() : got;
  const differing = Object.entries(lines ?? {}).flatMap(([name, written]) =>
    lineText(settlement, name) === readNumber(written).toFixed() ? [] : [name],
  );
  return [
    ...one(what, difference, apart),
    ...(unexplained === undefined
      ? []
      : [comparison('unexplained', unexplained.join(', '), differing.join(', '))]),
  ];
}

/** A computed figure as coarse as the published one, which may be rounded up from a tie. */
function asPublished(got: string, roundedTo: string | undefined): string {
  if (roundedTo === undefined || !isFigure(got)) return got;
  return round(decimal(got), { to: readNumber(roundedTo).toFixed(), mode: 'half-up' }).toFixed();
}

/** A published figure without its unit and the spaces that group it. */
export function amountOf(text: string): DecimalText {
  return readNumber(text.replace(/ (?:%|[a-zåäö]+)$/, '')).toFixed();
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
  return [
    comparison(what, /\d/.test(expected) ? readNumber(expected).toFixed() : expected, got ?? '–'),
  ];
}

function comparison(what: string, expected: string, got: string): Check {
  const difference = [expected, got].every(isFigure) ? decimal(got).minus(decimal(expected)) : null;
  return {
    what,
    expected,
    got,
    difference: difference?.toFixed() ?? null,
    ok: difference === null ? got === expected : difference.isZero(),
  };
}

function isFigure(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
