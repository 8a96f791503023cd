import type { Finding } from '../../findings.ts';
import { finder, type Rule, type TermsContext } from './context.ts';

/**
 * Words that belong to the language and that settlement does not compute yet. Terms that use one are refused, so
 * that no contract is settled as if the word were not there.
 */
export const NOT_YET_COMPUTED = {
  sentence: ['recipients'],
  recipient: ['rank', 'by', 'atMost'],
} as const;

type Field = { readonly path: string; readonly word: string; readonly clause?: string | undefined };

export const notYet: Rule = (context) => {
  const find = finder(context);
  return [...inSentences(context), ...inFrame(context)].map(
    ({ path, word, clause }): Finding =>
      find.error('terms.not-yet-computed', path, { word }, clause),
  );
};

function inSentences({ sentences }: TermsContext): readonly Field[] {
  return sentences.flatMap(({ sentence, path, clause, within }) => {
    const { payers = [] } = sentence;
    // A payer of its own is computed for a whole payment, and one only.
    const isSplit = payers.length > 1 || (payers.length > 0 && within.length > 0);
    return [
      ...present(sentence, NOT_YET_COMPUTED.sentence, path),
      ...(isSplit ? [{ path: `${path}/payers`, word: 'payers' }] : []),
    ].map((field) => ({ ...field, clause }));
  });
}

function inFrame({ terms }: TermsContext): readonly Field[] {
  const recipients = terms.settlement.recipients ?? [];
  return [
    ...recipients.flatMap((recipient, index) =>
      present(recipient, NOT_YET_COMPUTED.recipient, `/settlement/recipients/${index}`),
    ),
  ];
}

function present(written: object, words: readonly string[], path: string): readonly Field[] {
  return words
    .filter((word) => Object.hasOwn(written, word))
    .map((word) => ({ path: `${path}/${word}`, word }));
}
