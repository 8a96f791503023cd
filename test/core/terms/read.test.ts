import { describe, expect, it } from 'vitest';
import { readTerms } from '../../../core/terms/read.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { readSound, termsText } from './terms-text.ts';

/** Line, column, code and path of everything that reading finds. */
function found(text: string): readonly string[] {
  const read = readTerms(text, 'terms.yaml');
  expect(read.ok).toBe(false);
  return read.findings.map(({ at, code }) => `${at.line}:${at.column} ${code} ${at.path ?? ''}`);
}

/** The facts of the only finding. */
function factsOf(text: string): object {
  const { findings } = readTerms(text);
  expect(findings).toHaveLength(1);
  return findings[0]?.facts ?? {};
}

const amount = (written: string) =>
  termsText({ payments: `\n  - id: part\n    amount: ${written}` });

describe('reading keeps what is written', () => {
  it('with every digit', () => {
    const { terms } = readSound(amount('9 007 199 254 740 993.10'));
    expect(terms.payments[0]?.amount).toBe('9 007 199 254 740 993.10');
  });

  it('and knows where it stands', () => {
    const { at } = readSound(amount('10'));
    expect(at('/payments/0/amount')).toEqual({
      path: '/payments/0/amount',
      file: 'terms.yaml',
      line: 16,
      column: 13,
    });
    expect(at('/payments/0/atMost')).toMatchObject({ line: 15, column: 5 });
  });
});

describe('a file that is not YAML as terms need it', () => {
  it.each([
    ['', 'undefined:undefined terms.file-empty '],
    ['# nothing but a remark', 'undefined:undefined terms.file-empty '],
    ['['.repeat(100_000), 'undefined:undefined terms.too-deep '],
    [' '.repeat(700_000), 'undefined:undefined terms.file-too-long '],
    ['a: [', '1:5 terms.yaml-malformed '],
    ['a: 1\n\tb: 2', '2:1 terms.yaml-malformed '],
    ['a:\n\tb: 2\n\tc: 3\n\td: 4', '2:1 terms.yaml-malformed '],
    ['a: 1\nb: Norrk\ufffdping\nc: \ufffd', '2:9 terms.not-utf-8 '],
  ])('%.20s is refused', (text, finding) => {
    expect(found(text)).toEqual([finding]);
  });

  it.each([
    ['a second document', '\n---\nb: 2\n', 'terms.one-document'],
    ['an anchor', 'note: &x text\n', 'terms.anchor'],
    ['a tag', 'note: !!str text\n', 'terms.tag'],
    ['a merge key', '<<: { note: text }\n', 'terms.merge-key'],
    ['a list as a key', '? [a]\n: b\n', 'terms.key-not-text'],
    ['a key that JavaScript reserves', '__proto__: b\n', 'terms.key-not-text'],
    ['the same key twice', 'currency: SEK\n', 'terms.duplicate-key'],
    ['half a character', 'note: "\\ud800"\n', 'terms.character-broken'],
  ])('with %s is refused', (_what, more, code) => {
    const read = readTerms(termsText() + more);
    expect([read.ok, ...read.findings.map((finding) => finding.code)]).toEqual([false, code]);
  });
});

describe('a personal identity number', () => {
  it.each([
    ['in a text', '{ town: { name: 640823-3234, roles: [outcome-payer] } }'],
    ['in a remark', '{ town: { name: Town, roles: [outcome-payer] } } # 19640823-3234'],
    ['hidden by an escape', '{ town: { name: "\\u0036408233234", roles: [outcome-payer] } }'],
  ])('%s is found, and never repeated in the finding', (_where, parties) => {
    const { ok, findings } = readTerms(termsText({ parties }));
    expect([ok, findings.map(({ code }) => code)]).toEqual([false, ['terms.personnummer']]);
    expect(findings[0]?.at.line).toBe(3);
    expect(JSON.stringify(findings)).not.toMatch(/3234/);
  });

  it('is not an organisation number', () => {
    const parties =
      '{ town: { name: Town, roles: [outcome-payer], organisationNumber: 212000-0456 } }';
    expect(readTerms(termsText({ parties })).ok).toBe(true);
  });
});

describe('a number in another way than terms write it', () => {
  it.each([
    ['040', '40'],
    ['1e6', '1 000 000'],
    ['4.5E3', '4 500'],
    ['1_000', '1 000'],
    ['0,40', '0.40'],
    ['10 000,50', '10 000.50'],
    ['1,000,000', '1 000 000'],
    ['1,000.50', '1 000.50'],
    ['12.000.000', '12 000 000'],
    ['12 00 000', '1 200 000'],
    ['12\u00a0000\u00a0000', '12 000 000'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['−5', '-5'],
    ['40%', '40 %'],
    ['40 procent', '40 %'],
    ['10 000 SEK', '10 000'],
    ['$500', '500'],
    ['10 mkr', '10 000 000'],
  ])('%s is refused and shown as %s', (written, mended) => {
    expect(factsOf(amount(`"${written}"`))).toEqual({ field: 'amount', written, mended });
  });

  it.each([
    ['12\u00a0000', 'en', 'it holds a no-break space (U+00A0), which looks like a space'],
    ['12\u202f000', 'en', 'it holds a narrow no-break space (U+202F)'],
    ['\u22125', 'sv', 'där står ett typografiskt minus (U+2212), som ser ut som ett bindestreck'],
  ] as const)('%j is told by the name of its character', (written, language, said) => {
    const [finding] = readTerms(amount(`"${written}"`)).findings;
    expect(finding && findingWords(finding, language).what).toContain(said);
  });

  it('is shown without the unit that may not stand there', () => {
    const budget = (written: string) =>
      (factsOf(termsText({ budget: `"${written}"` })) as { mended?: string }).mended;
    expect([budget('40 %'), budget('50 days'), budget('2,000,000.5')]).toEqual([
      '40',
      '50',
      '2 000 000.5',
    ]);
  });

  it('is refused without a guess where there is nothing to guess', () => {
    expect(factsOf(amount('"12-13"'))).toEqual({ field: 'amount', written: '12-13' });
  });

  it('is recognised between braces, where a comma ends the field', () => {
    const text = termsText({ payments: '[ { id: part, amount: 0,40 } ]' });
    expect(found(text)).toEqual(['14:35 terms.decimal-comma /payments/0/40']);
    const thousands = termsText({ payments: '[ { id: part, amount: 2,000,000 } ]' });
    expect(found(thousands).every((one) => one.includes('terms.decimal-comma'))).toBe(true);
  });

  it('is read in no other way when the space after a colon is missing', () => {
    const [finding] = readTerms('a: 1\nshare:70 %\nb: 2\n').findings;
    expect(finding?.facts).toEqual({ problem: 'COLON_WITHOUT_SPACE' });
  });
});

describe('the shape', () => {
  it('is judged as a whole: every finding at its place, from the top', () => {
    const text = [
      'contract: Demo 2020',
      'currency: SEK',
      'parties:',
      '  town: { name: Town, roles: [payer] }',
      '  Our fund: { name: Fund, roles: [] }',
      'metrics:',
      '  saving: { purpose: pay, unit: SEK, better: higher, range: 0 to 1e3, round: [] }',
      'amounts:',
      '  a: { delivered: SEK, bi: cohort }',
      '  b: { by: saving, values: { x: 040, y: { by: q, row: [] } } }',
      'payments:',
      '  - id: card',
      '    rates: [ { outcome: job, prise: 5 } ]',
      '    share: 40 %',
      '  - when: { saving: { abov: 5 } }',
      'settlement: { rounding: { to: 1, mode: half }, payers: [] }',
      'retention: { personLevel: 2020-02-30 }',
    ].join('\n');
    expect(found(text)).toEqual([
      '1:11 terms.contract-malformed /contract',
      '4:31 terms.word-unknown /parties/town/roles/0',
      '5:3 terms.name-malformed /parties/Our fund',
      '7:22 terms.word-unknown /metrics/saving/purpose',
      '7:61 terms.range-malformed /metrics/saving/range',
      '7:78 terms.kind-wrong /metrics/saving/round',
      '9:24 terms.field-unknown /amounts/a/bi',
      '10:33 terms.quantity-malformed /amounts/b/values/x',
      '10:41 terms.field-missing /amounts/b/values/y/rows',
      '10:50 terms.field-unknown /amounts/b/values/y/row',
      '12:5 terms.mechanism-many /payments/0',
      '13:14 terms.field-missing /payments/0/rates/0/price',
      '13:30 terms.field-unknown /payments/0/rates/0/prise',
      '15:5 terms.mechanism-missing /payments/1',
      '15:5 terms.field-missing /payments/1/id',
      '15:23 terms.field-unknown /payments/1/when/saving/abov',
      '16:40 terms.word-unknown /settlement/rounding/mode',
      '16:56 terms.list-empty /settlement/payers',
      '17:27 terms.date-impossible /retention/personLevel',
      '17:27 terms.span-malformed /retention/personLevel',
    ]);
  });

  it.each([
    ['0 SEK to 10 000 000 SEK', '0 to 10 000 000'],
    ['-10% to 25%', '-10 % to 25 %'],
    ['0 to 1e3', '0 to 1 000'],
    ['5 and up', undefined],
  ])('shows the range that was meant by %s: %s', (written, mended) => {
    const metric = `{ purpose: payment, unit: SEK, better: higher, range: "${written}" }`;
    expect(factsOf(termsText({ metrics: `{ saving: ${metric} }` }))).toEqual({
      ...{ field: 'range', written },
      ...(mended === undefined ? {} : { mended }),
    });
  });

  it.each([
    ['[saving]', 2],
    ['[]', 2],
  ])('says of %s how many metrics a combination needs', (all, least) => {
    const metric = `{ purpose: payment, unit: SEK, better: higher, measure: { as: sum, combines: { all: ${all} } } }`;
    expect(factsOf(termsText({ metrics: `{ both: ${metric} }` }))).toEqual({ field: 'all', least });
  });

  it('suggests the field and the word that were meant', () => {
    expect(factsOf(amount('5\n    atmost: 4'))).toMatchObject({
      field: 'atmost',
      nearest: 'atMost',
    });
    const roles = '{ town: { name: Town, roles: [outcome_payer] } }';
    expect(factsOf(termsText({ parties: roles }))).toMatchObject({ nearest: 'outcome-payer' });
  });

  it('asks for a value where there is none', () => {
    expect(found(amount(''))).toEqual(['16:13 terms.value-missing /payments/0/amount']);
  });
});
