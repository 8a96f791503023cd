import type { Instant } from '../lifecycle/items/common.ts';
import { affairOf } from '../lifecycle/tasks/begin.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { holdersOf } from './addressees.ts';
import { concerns, inLanguages, type NoticeContract } from './build.ts';
import type { Notice } from './notice.ts';

/**
 * Tells the project owner and the evaluator that data came late for a period whose data are frozen, or that a delivery
 * was taken back that tells of persons in it. How many persons it is about is read after logging in: a notice may lie
 * where many read it.
 */
export function lateDataNotice(input: {
  contract: NoticeContract;
  terms: Terms;
  periodId: string;
  /** The revision that stands. */
  revision: number;
  /** Whether it is verified already: else the evaluator has still to decide. */
  isDecided: boolean;
  importId: string;
  /** Whether the delivery was taken back. */
  isWithdrawn: boolean;
  file: string;
  at: Instant;
}): Notice {
  const { contract, terms, periodId, revision, isDecided, importId, isWithdrawn, file, at } = input;
  const { contractId, title } = contract;
  const named = ['data-came-late', contractId, periodId, `r${revision}`, importId];
  const affair = affairOf({ periodId, purpose: 'late-data', revision });
  return {
    noticeId: [...named, ...(isWithdrawn ? ['withdrawn'] : [])].join('.'),
    type: 'data-came-late',
    contractId,
    at,
    to: holdersOf(terms, ['project-owner', 'evaluator']),
    subject: inLanguages((words, language) =>
      words.subject(isWithdrawn ? words.late.withdrawn.title : words.late.title, title[language]),
    ),
    body: inLanguages((words) => [
      isWithdrawn ? words.late.withdrawn.what : words.late.what,
      concerns(words, affair),
      isDecided ? words.late.decided : words.late.undecided,
      words.late.where,
    ]),
    facts: { period: periodId, revision: String(revision), import: importId, file },
  };
}
