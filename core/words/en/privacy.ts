import type { ErasureWords } from '../../notices/words.ts';
import type { FindingCatalogue } from '../language.ts';

/** What keeps persons' data, as findings and notices say it. */
const KEEPS: ErasureWords['keeps'] = {
  'not-over': 'The contract is not closed or terminated yet.',
  'open-settlement': 'A settlement is open.',
  'under-way': 'Something is under way: a collection, a verification, an objection or a task.',
  objections: 'A result can still be objected to.',
};

/** What notices say of the erasure of persons. */
export const erasureWords: ErasureWords = {
  waits: 'Data on persons should be erased by now',
  since: (date) => `By the terms they were to be kept until ${date}. They are still there:`,
  keeps: KEEPS,
  then: 'They are erased by themselves as soon as nothing of this holds any more.',
  erased: 'Data on persons are erased',
  what: 'The contract’s data key is deleted, and the files with data on persons after it. Nobody can read them again.',
  stays: 'Results, settlements, payments and the event chain stay, and can still be verified.',
  certificate: (hash) => `Certificate of the erasure: ${hash}.`,
  copies:
    'If Utfall runs on one machine: its installation key is another now. Whoever keeps a copy of it replaces the copy, and destroys the old one.',
};

/** What can be refused about the erasure of persons. */
export const privacyFindings: FindingCatalogue = {
  'import.basis-missing': ({ field }) => ({
    what: `It is not said on what basis the data are delivered: ${field} is missing, and the terms do not say it either.`,
    mend: `Say ${field}. Legal basis and retention can stand in the terms’ "retention", the source in each metric.`,
  }),
  'erasure.decided': () => ({
    what: 'The erasure of this contract’s persons is decided already.',
    mend: 'There is nothing more to do: the certificate tells when it is done.',
  }),
  'erasure.too-early': ({ keeps }) => ({
    what: `The persons’ data may still be needed. ${said(keeps)}`,
    mend: 'End the contract and wait until everything under way is decided and paid, then ask again.',
  }),
  'authority.erasure-alone': () => ({
    what: 'An erasure before its time is decided by two persons: a project owner and an administrator.',
    mend: 'Ask the other one to agree.',
  }),
};

function said(keeps: unknown): string {
  const all = Array.isArray(keeps) ? (keeps as (keyof typeof KEEPS)[]) : [];
  return all.map((why) => KEEPS[why]).join(' ');
}
