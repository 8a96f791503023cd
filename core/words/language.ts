import type { FindingFacts } from '../findings.ts';

export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is wrong, and how to mend it: two sentences, each ending with a full stop. */
export type FindingWords = { readonly what: string; readonly mend: string };

/**
 * Where a person meets a finding: what they can ask for is called otherwise on a command line than in a request. Left
 * out: a command.
 */
export type Door = 'command' | 'api';

/** The sentences of one room in one language, by finding code. */
export type FindingCatalogue = Readonly<
  Record<string, (facts: FindingFacts, door?: Door) => FindingWords>
>;
