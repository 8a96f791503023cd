import { dateOf } from '../calendar/instant.ts';
import type { Instant, Person } from '../lifecycle/items/common.ts';
import type { PeriodItem } from '../lifecycle/items/period.ts';
import { affairOf } from '../lifecycle/tasks/begin.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { concernedByResult, holdersOf } from './addressees.ts';
import { concerns, inLanguages, type NoticeContract } from './build.ts';
import type { Notice } from './notice.ts';
import type { ResultDecision } from './words.ts';

/**
 * Tells everyone whom a result concerns what was decided about it, by whom, why, and until when they may
 * object. A question goes to the project owner alone.
 *
 * `occasion` keeps several decisions of one kind about one revision apart, such as two questions.
 */
export function resultDecidedNotice(input: {
  contract: NoticeContract;
  terms: Terms;
  /** The period as it is after the decision. */
  period: PeriodItem;
  decision: ResultDecision;
  by: Person;
  reason?: string | undefined;
  at: Instant;
  occasion?: string;
}): Notice {
  const { contract, terms, period, decision, by, reason, at, occasion } = input;
  const { contractId, timeZone } = contract;
  const { periodId, revision, packHash, objectionsUntil } = period;
  const isOpen = decision === 'verified' && objectionsUntil !== undefined;
  const until = isOpen ? dateOf(objectionsUntil, timeZone) : undefined;
  const affair = affairOf({ periodId, purpose: decision, revision });
  return {
    noticeId: [
      'result-decided',
      contractId,
      periodId,
      `r${revision}`,
      decision,
      ...(occasion === undefined ? [] : [occasion]),
    ].join('.'),
    type: 'result-decided',
    contractId,
    at,
    to: decision === 'asked' ? holdersOf(terms, ['project-owner']) : concernedByResult(terms),
    subject: inLanguages((words, language) =>
      words.subject(words.decisions[decision].title, contract.title[language]),
    ),
    body: inLanguages((words) => [
      words.decisions[decision].what,
      concerns(words, affair),
      words.decidedBy(by.name),
      ...(reason === undefined ? [] : [words.because(reason)]),
      ...(until === undefined ? [] : [words.objectionsUntil(until)]),
      ...(packHash === undefined ? [] : [words.packHash(packHash)]),
    ]),
    facts: {
      period: periodId,
      revision: String(revision),
      decision,
      ...(packHash === undefined ? {} : { pack: packHash }),
      ...(until === undefined ? {} : { objectionsUntil: until }),
    },
  };
}
