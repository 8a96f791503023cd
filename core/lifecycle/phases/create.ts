import { DEFAULT_TIME_ZONE } from '../../calendar/instant.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Change } from '../change.ts';
import type { Instant, Person } from '../items/common.ts';
import type { TermsItem } from '../items/contract.ts';
import type { New } from '../items/item.ts';

/** Terms as they are handed in: read, and kept as an open file. */
export type WrittenTerms = {
  readonly terms: Terms;
  /** SHA-256 of the canonical form: what people sign. */
  readonly hash: string;
  /** The open file that holds the text. */
  readonly textFile: string;
  readonly signedDocument?: TermsItem['signedDocument'];
};

/** A new contract in draft, with the first version of its terms. The terms name the contract. */
export function draftContract(
  written: WrittenTerms,
  { person, at }: { person: Person; at: Instant },
): Change {
  const { terms } = written;
  const contractId = terms.contract;
  return {
    contractId,
    writes: [
      {
        op: 'create',
        item: {
          kind: 'contract',
          contractId,
          title: titleOf(terms),
          currency: terms.currency,
          timeZone: terms.timeZone ?? DEFAULT_TIME_ZONE,
          phase: 'draft',
          ...(terms.registryNumber === undefined ? {} : { registryNumber: terms.registryNumber }),
          termsVersion: 0,
          latestTermsVersion: 1,
          ledgerSequence: 0,
          enrolment: 'not-open',
          createdAt: at,
          createdBy: person,
        },
      },
      { op: 'create', item: termsVersion(written, { contractId, version: 1, person, at }) },
    ],
    events: [
      {
        what: 'contract-created',
        who: person,
        at,
        facts: { termsVersion: '1', hash: written.hash, file: written.textFile },
      },
    ],
    outbox: [],
  };
}

/** What the contract is called, in both languages; its name if the terms give it no title. */
export function titleOf({ title, contract }: Terms): { sv: string; en: string } {
  return title ?? { sv: contract, en: contract };
}

/** A version of the terms as it is first stored, before anybody is asked to sign it. */
export function termsVersion(
  { hash, textFile, signedDocument }: WrittenTerms,
  about: {
    contractId: string;
    version: number;
    person: Person;
    at: Instant;
    amendment?: { movesPeriods: readonly string[]; effectiveFrom?: string | undefined };
  },
): New<TermsItem> {
  const { contractId, version, person, at, amendment } = about;
  const effectiveFrom = amendment?.effectiveFrom;
  return {
    kind: 'terms',
    contractId,
    termsVersion: version,
    hash,
    textFile,
    state: 'draft',
    purpose: amendment ? 'amendment' : 'onboarding',
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(signedDocument === undefined ? {} : { signedDocument }),
    signatures: [],
    movesPeriods: [...(amendment?.movesPeriods ?? [])],
    writtenAt: at,
    writtenBy: person,
  };
}
