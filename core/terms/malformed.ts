import type { TermsFindingCode } from './codes.ts';
import { mendNumber } from './mend.ts';

/** The kinds of text that `core/terms/shape` names, and the finding for each. */
const MALFORMED: Readonly<Record<string, TermsFindingCode>> = {
  name: 'terms.name-malformed',
  figure: 'terms.figure-malformed',
  quantity: 'terms.quantity-malformed',
  number: 'terms.number-malformed',
  date: 'terms.date-malformed',
  moment: 'terms.moment-malformed',
  span: 'terms.span-malformed',
  range: 'terms.range-malformed',
  unit: 'terms.unit-malformed',
  contract: 'terms.contract-malformed',
  claims: 'terms.claims-malformed',
  limit: 'terms.limit-malformed',
  'organisation-number': 'terms.organisation-number-malformed',
};

const NUMBERS = new Set<TermsFindingCode>(['terms.quantity-malformed', 'terms.number-malformed']);

/** The finding for a text that is not of its kind; a number may have been meant as a date. */
export function malformedText(kind: string, written: string): TermsFindingCode {
  const isDate = kind === 'quantity' && /^\d{4}-\d/.test(written);
  return MALFORMED[isDate ? 'date' : kind] ?? 'terms.text-malformed';
}

/** What could stand instead; nothing where there is nothing to guess. */
export function mendedText(code: TermsFindingCode, written: string): string | undefined {
  if (code === 'terms.range-malformed') return mendEnds(written, 'to');
  if (!NUMBERS.has(code)) return mendName(code, written);
  const mended = mendNumber(written) ?? mendEnds(written, 'of');
  // Where a number stands without its unit, the unit is what is wrong.
  const bare =
    code === 'terms.number-malformed' ? mended?.replace(/ (?:%|[a-zåäö]+)$/, '') : mended;
  return bare === written ? undefined : bare;
}

/** Two numbers with a word between, `142 of 100` or `0 to 500`, each mended on its own. */
function mendEnds(written: string, between: 'of' | 'to'): string | undefined {
  const ends = written.split(new RegExp(`[\\s\u00a0]${between}[\\s\u00a0]`));
  const mended = ends.map((end) => mendNumber(end));
  if (ends.length !== 2 || mended.includes(undefined)) return undefined;
  return mended.join(` ${between} `);
}

/** A name that could stand instead: `School results` → `school_results`. */
function mendName(code: TermsFindingCode, written: string): string | undefined {
  if (code !== 'terms.name-malformed' && code !== 'terms.contract-malformed') return undefined;
  const link = code === 'terms.name-malformed' ? '_' : '-';
  const mended = written
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, link)
    .replace(/^[^a-z]+|[_-]+$/g, '');
  // A name that is too short or too long is not mended by writing it again.
  const isOne = mended !== written && mended.length > 1 && mended.length <= 40;
  return isOne ? mended : undefined;
}
