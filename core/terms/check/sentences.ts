import type { Amount, Sentence } from '../shape/sentence.ts';
import type { Terms } from '../shape/terms.ts';

/** A sentence of payments, of an amount, or an `otherwise`: all have places of the same names. */
export type AnySentence = Partial<Sentence>;

/** A sentence, and where it stands. */
export type PlacedSentence = {
  readonly sentence: AnySentence;
  readonly path: string;
  readonly kind: 'payment' | 'amount' | 'otherwise';
  /** The name by which others read it: a payment's id, an amount's name. */
  readonly name?: string;
  /** The clause of the sentence, or of the nearest sentence round it. */
  readonly clause?: string | undefined;
  /** The names of the sentences round it, from the outermost. */
  readonly within: readonly string[];
  /** The amount that it belongs to; payments have none. */
  readonly amount?: string;
};

/** Every sentence of the terms in reading order, amounts first; each before the sentences inside it. */
export function sentencesOf(terms: Terms): readonly PlacedSentence[] {
  const amounts = Object.entries(terms.amounts ?? {}).flatMap(([name, amount]) =>
    isAmountSentence(amount)
      ? within({
          sentence: amount,
          path: `/amounts/${name}`,
          kind: 'amount',
          name,
          clause: amount.clause,
          within: [],
          amount: name,
        })
      : [],
  );
  const payments = terms.payments.flatMap((sentence, index) =>
    within({ ...placed(sentence), path: `/payments/${index}`, within: [] }),
  );
  return [...amounts, ...payments];
}

function placed(sentence: Sentence): Omit<PlacedSentence, 'path' | 'within'> {
  return { sentence, kind: 'payment', name: sentence.id, clause: sentence.clause };
}

function within(outer: PlacedSentence): readonly PlacedSentence[] {
  const { sentence, path, clause } = outer;
  const round = outer.name === undefined ? outer.within : [...outer.within, outer.name];
  const belongs = outer.amount === undefined ? {} : { amount: outer.amount };
  const parts = (sentence.parts ?? []).flatMap((part, index) =>
    within({
      ...placed(part),
      clause: part.clause ?? clause,
      path: `${path}/parts/${index}`,
      within: round,
      ...belongs,
    }),
  );
  const { otherwise } = sentence;
  if (otherwise === undefined || typeof otherwise === 'string' || isNumberPlace(otherwise)) {
    return [outer, ...parts];
  }
  const inOtherwise = within({
    sentence: otherwise,
    path: `${path}/otherwise`,
    kind: 'otherwise',
    clause,
    within: round,
    ...belongs,
  });
  return [outer, ...parts, ...inOtherwise];
}

/** Whether fields are a table or an uplifted price rather than a sentence. */
function isNumberPlace(value: object): boolean {
  return 'by' in value || 'is' in value;
}

/** Whether an amount is computed by a sentence, rather than a number, a table or a figure that is delivered. */
export function isAmountSentence(amount: Amount): amount is AnySentence & Amount {
  return typeof amount !== 'string' && !isNumberPlace(amount) && !('delivered' in amount);
}
