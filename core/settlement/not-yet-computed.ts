import type { Finding } from '../findings.ts';
import type { Recipient } from '../terms/shape/settlement.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { type Node, versionsInForce } from './engine/versions.ts';
import { settlementFinding } from './finding.ts';
import type { TermsInForce } from './settlement.ts';

/**
 * Words of the terms language that can be written, described and checked, but not settled yet. Whoever adds
 * one of them to the engine takes it from here.
 */
export function notYetComputed(versions: readonly TermsInForce[]): Finding[] {
  return versions.flatMap((version) => {
    const [indexed] = versionsInForce([version], '9999-12-31');
    const nodes = [...(indexed?.nodes.values() ?? [])];
    return [...nodes.flatMap((node) => inSentence(node)), ...inRecipients(version.terms)];
  });
}

const WORDS = ['recipients'] as const;

function inSentence({ sentence, path, inside }: Node): Finding[] {
  const { clause, payers } = sentence;
  const words: string[] = WORDS.filter((word) => sentence[word] !== undefined);
  if (inside !== undefined && payers !== undefined) words.push('payers');
  if (payers !== undefined && payers.length > 1) words.push('payers');
  return words.map((word) => found(path, word, clause));
}

function inRecipients({ settlement }: Terms): Finding[] {
  const words = ['rank', 'by', 'atMost'] as const satisfies readonly (keyof Recipient)[];
  return (settlement.recipients ?? []).flatMap((recipient, place) =>
    words
      .filter((word) => recipient[word] !== undefined)
      .map((word) => found(`/settlement/recipients/${place}`, word, recipient.clause)),
  );
}

function found(path: string, word: string, clause: string | undefined): Finding {
  const finding = settlementFinding('settlement.not-yet-computed', {
    path: `${path}/${word}`,
    facts: { word },
  });
  return clause === undefined ? finding : { ...finding, clause };
}
