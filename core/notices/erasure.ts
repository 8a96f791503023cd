import { dateOf } from '../calendar/instant.ts';
import type { KeepsPersons } from '../lifecycle/due/retention.ts';
import type { Instant } from '../lifecycle/items/common.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { holdersOf } from './addressees.ts';
import { inLanguages, type NoticeContract } from './build.ts';
import type { Notice } from './notice.ts';

type About = { contract: NoticeContract; terms: Terms; at: Instant };

/** Tells the project owner that persons' data should be erased by now, and what they are still kept for. */
export function erasureWaitsNotice(
  input: About & { keeps: readonly KeepsPersons[]; dueAt: Instant },
): Notice {
  const { contract, terms, keeps, dueAt, at } = input;
  const { contractId, title, timeZone } = contract;
  const since = dateOf(dueAt, timeZone);
  return {
    noticeId: ['erasure-waits', contractId, since, ...keeps].join('.'),
    type: 'erasure-waits',
    contractId,
    at,
    to: holdersOf(terms, ['project-owner']),
    subject: inLanguages((words, language) => words.subject(words.erasure.waits, title[language])),
    body: inLanguages(({ erasure }) => [
      erasure.since(since),
      ...keeps.map((why) => erasure.keeps[why]),
      erasure.then,
    ]),
    facts: { since, keeps: keeps.join(' ') },
  };
}

/** Tells the project owner and the evaluator that persons' data are gone, and where the certificate is. */
export function personsErasedNotice(input: About & { certificate: string }): Notice {
  const { contract, terms, certificate, at } = input;
  const { contractId, title } = contract;
  return {
    noticeId: ['persons-erased', contractId].join('.'),
    type: 'persons-erased',
    contractId,
    at,
    to: holdersOf(terms, ['project-owner', 'evaluator']),
    subject: inLanguages((words, language) => words.subject(words.erasure.erased, title[language])),
    body: inLanguages(({ erasure }) => [
      erasure.what,
      erasure.stays,
      erasure.certificate(certificate),
      erasure.copies,
    ]),
    facts: { certificate },
  };
}
