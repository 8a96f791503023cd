import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeTerms } from '../../../core/describe/describe.ts';
import type { Described } from '../../../core/describe/described.ts';
import { readTerms } from '../../../core/terms/read.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { describeEn } from '../../../core/words/en/describe.ts';
import { measuresEn } from '../../../core/words/en/describe-measures.ts';
import { LANGUAGES, type Language } from '../../../core/words/language.ts';
import { describeSv } from '../../../core/words/sv/describe.ts';
import { measuresSv } from '../../../core/words/sv/describe-measures.ts';
import { termsSchema } from '../../../scripts/generated/terms-schema.ts';
import { monotoneTerms } from '../settlement/trees.ts';

const CONTRACTS = readdirSync('contracts').flatMap((name) => {
  const file = `contracts/${name}/terms.yaml`;
  return existsSync(file) ? [file] : [];
});

function termsIn(file: string): Terms {
  const read = readTerms(readFileSync(file, 'utf8'), file);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value.terms;
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function textsOf({ sections }: Described): string[] {
  return sections.flatMap(({ lines }) =>
    lines.flatMap(({ text, rows }) => [text, ...rows.map((row) => row.text)]),
  );
}

/** No hole, no key as it is written, no doubled or missing space or stop. */
const BROKEN = /undefined|\[object|NaN|[a-z]_[a-z]|^ | {2}|,,|, \.|\.\.|\( |: $|^$/;

describe('every rule read back', () => {
  const read = CONTRACTS.flatMap((file) => LANGUAGES.map((language) => ({ file, language })));
  it.each(read)('of $file in $language is whole', ({ file, language }) => {
    const broken = textsOf(describeTerms(termsIn(file), language)).filter((text) =>
      BROKEN.test(text),
    );
    expect(broken).toEqual([]);
  });

  it('is whole for any terms', () => {
    fc.assert(
      fc.property(monotoneTerms, fc.constantFrom(...LANGUAGES), ({ terms }, language) => {
        for (const text of textsOf(describeTerms(terms, language))) {
          expect(text).not.toMatch(BROKEN);
        }
      }),
    );
  });

  it('has the same words in both languages', () => {
    expect(Object.keys(describeSv).sort()).toEqual(Object.keys(describeEn).sort());
    expect(Object.keys(measuresSv).sort()).toEqual(Object.keys(measuresEn).sort());
  });
});

function payments(terms: Terms, language: Language): string[] {
  const [first] = describeTerms(terms, language).sections;
  return (first?.lines ?? []).map(({ text }) => plain(text));
}

describe('the payment rules of Norrköping', () => {
  const terms = termsIn('contracts/norrkoping-2016/terms.yaml');

  it('read as a lawyer would in English', () => {
    expect(payments(terms, 'en')).toEqual([
      'If the delivery is accepted, 40 % of the advanced capital is paid.',
      '60 % of the part of the saving above zero and up to the advanced capital is paid.',
      'If the school results improve, 60 % of the part of the saving above the advanced capital is paid, at most 20 % of the advanced capital.',
    ]);
  });

  it('read as a lawyer would in Swedish', () => {
    expect(payments(terms, 'sv')).toEqual([
      'Om leveransen är godkänd betalas 40 % av det utbetalda kapitalet.',
      '60 % av den del av besparingen som överstiger noll och ryms inom det utbetalda kapitalet betalas.',
      'Om skolresultaten förbättras betalas 60 % av den del av besparingen som överstiger det utbetalda kapitalet, dock högst 20 % av det utbetalda kapitalet.',
    ]);
  });
});

describe('every place of a sentence', () => {
  const terms = termsIn('contracts/norrkoping-2016/terms.yaml');
  const said = (sentence: object, language: Language): string => {
    const payment = { id: 'it', ...sentence } as Terms['payments'][number];
    return payments({ ...terms, payments: [payment] }, language)[0] ?? '';
  };

  it.each([
    [
      { share: '10 %', of: 'saving', otherwise: '5', unless: { delivery: 'rejected' } },
      'Unless the delivery is rejected, 10 % of the saving is paid; otherwise 5 SEK is paid.',
    ],
    [
      { amount: '7', per: 'period', due: 'end' },
      'For each period separately: 7 SEK is paid. It is decided at once but falls due at the end of the contract.',
    ],
    [
      { amount: '7', any: { saving: { from: '1', below: '9' }, delivery: 'accepted' } },
      'If the saving is at least 1 SEK but less than 9 SEK or the delivery is accepted, 7 SEK is paid.',
    ],
    [
      {
        share: '1 %',
        of: 'saving',
        less: ['advanced'],
        times: ['90 %', '2'],
        round: { to: '10', mode: 'down' },
      },
      '1 % of the saving less the advanced capital (never below zero) is paid, multiplied by 90 % and 2, rounded down to a multiple of 10 SEK.',
    ],
    [
      {
        interest: '5 % a year',
        of: 'advanced',
        since: '2020-01-01',
        until: 'settlement',
        compound: 'yearly',
      },
      'Interest at 5 % a year on the advanced capital is paid, from 2020-01-01, until the settlement, compounded yearly.',
    ],
    [
      { duty: 'runs on', payers: ['norrkoping'] },
      'This is to be done, and no money paid: runs on. Paid by Norrköpings kommun.',
    ],
    [
      {
        price: '3',
        each: '1 points',
        of: 'school_results',
        hold: { share: '10 %', until: { delivery: 'accepted' } },
      },
      '3 SEK for each point of the school results is paid. 10 % of it is held back until the delivery is accepted.',
    ],
  ])('%o is told', (sentence, text) => {
    expect(said(sentence, 'en')).toBe(text);
    expect(said(sentence, 'sv')).not.toMatch(BROKEN);
  });
});

describe('every word of the language', () => {
  /** Said by a heading or a mark, or for people and programs only. */
  const ELSEWHERE = ['id', 'note', 'title', 'party', 'arm'];
  const source = readdirSync('core/describe')
    .map((name) => readFileSync(`core/describe/${name}`, 'utf8'))
    .join('\n');

  it.each([
    'Sentence',
    'Otherwise',
    'Metric',
    'Comparator',
    'Measure',
    'Uncertainty',
    'Matching',
    'Window',
    'Combination',
    'Outliers',
    'LeavingRule',
    'FollowUp',
    'ExcludedInterval',
    'CalendarDays',
    'RateLine',
    'Tranche',
    'Indexed',
    'Hold',
    'Capital',
    'Event',
    'Payer',
    'PaidIn',
    'Recipient',
    'Negative',
    'TableRow',
    'UpliftedPrice',
  ])('of %s is read when terms are read back', (shape) => {
    const { $defs = {} } = termsSchema();
    const words = Object.keys($defs[shape]?.properties ?? {});
    const unread = words.filter(
      (word) => !ELSEWHERE.includes(word) && !new RegExp(`\\b${word}\\b`).test(source),
    );
    expect(unread).toEqual([]);
  });
});
