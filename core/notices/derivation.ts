import type { Explained, Formula } from '../explain/explained.ts';
import { explainedLines } from '../explain/words.ts';
import type { DisclosedSettlement } from '../privacy/trees/disclose-settlement.ts';
import type { Terms } from '../terms/shape/terms.ts';
import type { Language } from '../words/language.ts';
import { partyName } from './addressees.ts';

/** Deep enough for every sentence of the terms and its base; the whole tree is in the settlement's file. */
const DERIVATION_DEPTH = 3;

/** The formulas whose name is a payer's. */
const OF_PAYERS: readonly Formula[] = ['payable', 'payer-share', 'allocated', 'rest', 'settled'];

/** The sentences behind what each payer pays, and behind the entitlement, set in by how deep they stand. */
export function derivationIn(
  { payers, explained }: DisclosedSettlement,
  terms: Terms,
  language: Language,
): string[] {
  const named = (node: Explained) => withNames(node, terms);
  const lines = [
    ...payers.flatMap((payer) => explainedLines(named(payer.explained), language, { depth: 1 })),
    ...explainedLines(named(explained), language, { depth: DERIVATION_DEPTH }),
  ];
  return lines.map(({ depth, text }) => `${'\u2013 '.repeat(depth)}${text}`);
}

/** A derivation in which payers are called what people call them. */
function withNames(node: Explained, terms: Terms): Explained {
  const inputs = node.inputs.map((input) => withNames(input, terms));
  const { name } = node;
  if (name === undefined || !OF_PAYERS.includes(node.formula)) return { ...node, inputs };
  return { ...node, name: partyName(terms, name), inputs };
}
