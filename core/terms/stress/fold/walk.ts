import type { TermsContext } from '../../check/context.ts';
import type { AnySentence } from '../../check/sentences.ts';
import type { Reach } from './reach.ts';

/** What one sentence can come to, before and after its limits. */
export type NodeReach = {
  /** The mechanism with its factors. */
  readonly body: Reach;
  /** After limits and rounding, while its condition is open. */
  readonly open: Reach;
  /** With its condition, which may be shut. */
  readonly whole: Reach;
};

/** Where a fold is: in which scopes, and what it has found so far. */
export type Walk = {
  readonly context: TermsContext;
  /** In how many parts a figure that adds up is split here: cohorts and periods that we are in. */
  readonly cohorts: number;
  readonly periods: number;
  /** Figures that are being folded; one that reads itself is a finding of check. */
  readonly within: readonly string[];
  /** By path, for those who ask about one sentence. */
  readonly found: Map<string, NodeReach>;
  readonly memo: Map<string, Reach>;
  /** Names whose loss is made good in the same sum, so that it moves no sign. */
  readonly madeGood: ReadonlySet<string>;
  /** Events are taken to have happened as the conditions want them. */
  readonly delivered: boolean;
  /** Readers of other files: sentences read numbers, numbers read figures, figures read sentences. */
  readonly figure: (text: string, walk: Walk) => Reach;
  readonly sentence: (sentence: AnySentence, path: string, walk: Walk) => Reach;
};
