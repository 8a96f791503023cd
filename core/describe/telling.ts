import { contextOf, type TermsContext } from '../terms/check/context.ts';
import { unitOfFigure } from '../terms/check/units.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { type DescribeWords, describeEn } from '../words/en/describe.ts';
import { type FollowUpWords, followUpEn } from '../words/en/describe-follow-up.ts';
import { type MeasureWords, measuresEn } from '../words/en/describe-measures.ts';
import { type UncertaintyWords, uncertaintyEn } from '../words/en/describe-uncertainty.ts';
import type { Language } from '../words/language.ts';
import { describeSv } from '../words/sv/describe.ts';
import { followUpSv } from '../words/sv/describe-follow-up.ts';
import { measuresSv } from '../words/sv/describe-measures.ts';
import { uncertaintySv } from '../words/sv/describe-uncertainty.ts';
import type { DescribedRow } from './described.ts';

type Words = DescribeWords & MeasureWords & FollowUpWords & UncertaintyWords;

const WORDS: Readonly<Record<Language, Words>> = {
  sv: { ...describeSv, ...measuresSv, ...followUpSv, ...uncertaintySv },
  en: { ...describeEn, ...measuresEn, ...followUpEn, ...uncertaintyEn },
};

/** What is needed to put terms into words. */
export type Teller = {
  readonly terms: Terms;
  readonly context: TermsContext;
  readonly language: Language;
  readonly words: Words;
};

/** One sentence while it is being told; its tables are collected beside it. */
export type Telling = Teller & { readonly rows: DescribedRow[] };

export function tellerOf(terms: Terms, language: Language): Teller {
  const context = contextOf({ terms, at: (path) => ({ path }) });
  return { terms, context, language, words: WORDS[language] };
}

/** The unit that a bare number beside this figure is in, if it can be told. */
export function unitBeside({ context }: Teller, figure: string | undefined): string | undefined {
  return figure === undefined ? undefined : unitOfFigure(context, figure);
}

/** What clause and inference a rule states, and nothing undefined. */
export function marks(said: {
  readonly clause?: string | undefined;
  readonly inferred?: string | undefined;
}): { clause?: string; inferred?: string } {
  return {
    ...(said.clause === undefined ? {} : { clause: said.clause }),
    ...(said.inferred === undefined ? {} : { inferred: said.inferred }),
  };
}

/** A party's name; a name that is no party is told as a figure is. */
export function partyName({ terms, words }: Teller, name: string): string {
  return terms.parties[name]?.name ?? words.named(name);
}
