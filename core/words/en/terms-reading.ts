import type { FindingFacts } from '../../findings.ts';
import type { ReadingCode } from '../../terms/codes.ts';
import { count, fact, has } from '../facts.ts';
import type { FindingWords } from '../language.ts';
import { lookAlike } from '../look-alikes.ts';
import { YAML_PROBLEMS } from './yaml-problems.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** A wrong number, date, span or name: what it is, and how it is written. */
function malformed(what: string, how: string): Words {
  return (facts) => ({
    what: `"${fact(facts, 'written')}" is no ${what}${looksLike(fact(facts, 'written'))}.`,
    mend: has(facts, 'mended') ? `Write ${fact(facts, 'mended')}.` : how,
  });
}

function looksLike(written: string): string {
  const name = lookAlike(written, 'en');
  return name === undefined ? '' : `: it holds ${name}`;
}

function known(facts: FindingFacts): string {
  if (has(facts, 'nearest')) return `Did you mean ${fact(facts, 'nearest')}?`;
  if (count(facts, 'known') > 12) return 'docs/terms.md lists the fields and where they may stand.';
  return `Here may stand: ${fact(facts, 'known')}.`;
}

/** What reading terms finds, in English. */
export const readingFindings: Readonly<Record<ReadingCode, Words>> = {
  'terms.file-empty': () => ({
    what: 'The file is empty.',
    mend: 'Write the terms as YAML; docs/terms.md shows how, and contracts/ has examples.',
  }),
  'terms.file-too-long': () => ({
    what: 'The file is longer than 600,000 characters.',
    mend: 'Terms hold the rules only: move participants and results to files of their own.',
  }),
  'terms.too-deep': () => ({
    what: 'The file nests far deeper than terms do.',
    mend: 'Close the brackets, and indent each level by two spaces.',
  }),
  'terms.not-utf-8': () => ({
    what: 'The file is not UTF-8: a character here could not be read, and its text is lost.',
    mend: 'Save the file again as UTF-8, and check the letters beyond a to z.',
  }),
  'terms.yaml-malformed': (facts) => ({
    what: `This is not YAML: ${
      YAML_PROBLEMS[fact(facts, 'problem')] ?? 'something unexpected stands here'
    }.`,
    mend:
      fact(facts, 'problem') === 'COLON_WITHOUT_SPACE'
        ? 'Write a space after the colon, as in share: 70 %.'
        : 'Indent by two spaces, and put texts with colons, quotes or brackets between quotes.',
  }),
  'terms.one-document': () => ({
    what: 'The file holds more than one document.',
    mend: 'Keep one contract per file: take away the line of three hyphens and what follows.',
  }),
  'terms.duplicate-key': (facts) => ({
    what: `The field ${fact(facts, 'key')} stands twice.`,
    mend: 'Keep one of them, or give the other another name.',
  }),
  'terms.anchor': () => ({
    what: 'Anchors and references (& and *) are not used in terms.',
    mend: 'Write the text out at each place; text that begins with & or * goes between quotes.',
  }),
  'terms.tag': (facts) => ({
    what: `The YAML tag ${fact(facts, 'tag')} is not used in terms.`,
    mend: 'Take it away; text that begins with ! goes between quotes.',
  }),
  'terms.merge-key': () => ({
    what: 'Merging of fields (<<) is not used in terms.',
    mend: 'Write the fields out at each place.',
  }),
  'terms.key-not-text': () => ({
    what: 'This cannot be the name of a field.',
    mend: 'Write a name of small letters, digits and underscores before the colon.',
  }),
  'terms.character-broken': () => ({
    what: 'The text holds half a character, which no one can read or sign.',
    mend: 'Type the text again.',
  }),
  'terms.personnummer': () => ({
    what: 'Here stands a Swedish personal identity number, or digits that look like one.',
    mend: 'Take it away: terms name roles and organisations, never people. An amount is written with spaces between thousands.',
  }),
  'terms.field-unknown': (facts) => ({
    what: `No field here is called ${fact(facts, 'field')}.`,
    mend: known(facts),
  }),
  'terms.case-without-terms': () => ({
    what: 'There are no terms for this worked example: no terms.yaml stands in its folder or above.',
    mend: 'Put the example in the folder of its terms, or in a folder below it.',
  }),
  'terms.case-unreadable': (facts) => ({
    what: `This worked example cannot be run: ${fact(facts, 'why')}.`,
    mend: 'Mend the name of its project, or put the file there.',
  }),
  'terms.decimal-comma': () => ({
    what: 'A comma stands in a number here; between braces it ends the field.',
    mend: 'Write a decimal point, as in 0.40, and spaces between thousands, as in 2 000 000.',
  }),
  'terms.field-missing': (facts) => ({
    what: `The field ${fact(facts, 'field')} is missing here.`,
    mend: `Add ${fact(facts, 'field')}.`,
  }),
  'terms.value-missing': (facts) => ({
    what: `${fact(facts, 'field')} has no value.`,
    mend: 'Write its value after the colon, or take the field away.',
  }),
  'terms.list-empty': (facts) =>
    Number(facts['least']) > 1
      ? {
          what: `${fact(facts, 'field')} has fewer than ${fact(facts, 'least')}.`,
          mend: `Write at least ${fact(facts, 'least')}.`,
        }
      : {
          what: `${fact(facts, 'field')} is empty.`,
          mend: 'Add at least one.',
        },
  'terms.kind-wrong': (facts) => ({
    what: `${fact(facts, 'field') || 'The file'} is not written in the form that it needs.`,
    mend:
      {
        list: 'Write a list: one line each, beginning with a hyphen.',
        fields: 'Write fields with their values: name, colon, value.',
        text: 'Write a text or a number.',
      }[fact(facts, 'expected')] ?? 'docs/terms.md shows its form.',
  }),
  'terms.word-unknown': (facts) => ({
    what: `"${fact(facts, 'written')}" cannot stand here.`,
    mend: `${
      has(facts, 'nearest') ? `Did you mean ${fact(facts, 'nearest')}? ` : ''
    }The words are: ${fact(facts, 'allowed')}.`,
  }),
  'terms.name-malformed': malformed(
    'name',
    'Begin with a small letter, then small letters, digits and underscores: school_results.',
  ),
  'terms.figure-malformed': malformed(
    'name of a figure',
    'Write the name of a metric, amount or payment: saving, or one of its sides: saving.level.',
  ),
  'terms.number-malformed': malformed(
    'number',
    'Write digits with a decimal point; spaces may group thousands: 10 000.50.',
  ),
  'terms.quantity-malformed': malformed(
    'number or name',
    'Write a number with its unit (12 000 000, 40 %, 5 points, 20 % of advanced) or a name.',
  ),
  'terms.date-malformed': malformed('date', 'Write year, month and day: 2019-12-31.'),
  'terms.date-impossible': (facts) => ({
    what: `${fact(facts, 'written')} is not in the calendar.`,
    mend: 'Write a day that exists.',
  }),
  'terms.moment-malformed': malformed(
    'date or event',
    'Write a date (2019-12-31), the name of an event, or end.',
  ),
  'terms.span-malformed': malformed(
    'span of time',
    'Write a number and days, bank days, weeks, months or years: 12 months.',
  ),
  'terms.contract-malformed': malformed(
    'name of a contract',
    'Use 2 to 40 small letters, digits and hyphens, beginning with a letter: norrkoping-2016.',
  ),
  'terms.claims-malformed': malformed(
    'rule for repeated claims',
    'Write 1, another number, any, or a number per time: 1 a quarter.',
  ),
  'terms.limit-malformed': malformed(
    'limit in claims',
    'Write 400 claims, or a share of those enrolled: 40 % of enrolled.',
  ),
  'terms.range-malformed': malformed(
    'range',
    'Write the lowest and the highest value with "to" between: -10 % to 25 %.',
  ),
  'terms.unit-malformed': malformed(
    'unit',
    'Write a currency (SEK), "%" between quotes, points, or one word of small letters.',
  ),
  'terms.organisation-number-malformed': malformed(
    'organisation number',
    'Write six digits, a hyphen and four digits.',
  ),
  'terms.text-malformed': malformed('text that can stand here', 'docs/terms.md shows its form.'),
  'terms.mechanism-missing': (facts) => ({
    what: 'This sentence does not say what is paid.',
    mend: `Add one of these: ${fact(facts, 'allowed')}.`,
  }),
  'terms.mechanism-many': (facts) => ({
    what: `This sentence says in several ways what is paid: ${fact(facts, 'found')}.`,
    mend: 'Keep one; for several, make each a sentence of its own under parts.',
  }),
};
