import type { Finding } from '../../../core/findings.ts';
import { type Facts, NO_FACTS } from '../../../core/settlement/facts.ts';
import { type SettleInput, settle } from '../../../core/settlement/settle.ts';
import type { Settlement, TermsInForce } from '../../../core/settlement/settlement.ts';

/** Everything that the tests say about facts, and a day after all of it. */
export function factsOf(part: Partial<Facts>): Facts {
  return { asOf: '2030-12-31', ...NO_FACTS, ...part };
}

type Given = Partial<Facts> & Partial<Pick<SettleInput, 'settled' | 'final'>>;

/** The settlement, or an error that shows the findings. */
export function settled(terms: TermsInForce | readonly TermsInForce[], given: Given): Settlement {
  const found = tried(terms, given);
  if (!found.ok) throw new Error(JSON.stringify(found.findings));
  return found.value;
}

/** The findings of a settlement, by code. */
export function codesOf(terms: TermsInForce | readonly TermsInForce[], given: Given): string[] {
  return findingsOf(terms, given).map(({ code }) => code);
}

export function findingsOf(
  terms: TermsInForce | readonly TermsInForce[],
  given: Given,
): readonly Finding[] {
  return tried(terms, given).findings;
}

function tried(terms: TermsInForce | readonly TermsInForce[], given: Given) {
  const { settled: before = [], final = false, ...facts } = given;
  return settle({
    terms: [terms].flat() as readonly TermsInForce[],
    facts: factsOf(facts),
    settled: before,
    final,
  });
}

/** Amounts by line, `waiting` and `shut` as words. */
export function linesOf({ lines }: Settlement): Record<string, string> {
  return Object.fromEntries(
    lines.map(({ id, state, amount }) => [id, state === 'decided' ? amount : state]),
  );
}
