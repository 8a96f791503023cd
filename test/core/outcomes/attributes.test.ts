import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../../core/outcomes/evaluate-files.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import { askedAttributes } from '../../../core/terms/asked-attributes.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { termsWith } from './contract.ts';
import { textSource } from './stream/files.ts';
import { isRead, ordinary } from './stream/ordinary.ts';

const times = (table: object) =>
  termsWith({
    payments: [
      { id: 'card', rates: [{ outcome: 'entry', price: '1000', times: table }] },
    ] as unknown as Terms['payments'],
  });
const BY_AREA = times({ by: 'area', values: { deprived: '1.5', others: '1' } });
const BY_WEIGHT = times({
  by: 'claim.weight',
  rows: [
    { below: '1', is: '50 %' },
    { from: '1', is: '200 %' },
  ],
});

/** Persons with these values of an attribute, and an observation of each. */
const filesOf = (attribute: string, values: readonly string[]) => ({
  enrolments: textSource(
    'e.csv',
    [
      `person;enrolled_on;attribute_${attribute}`,
      ...values.map((value, at) => `p-${at};2019-01-01;${value}`),
      '',
    ].join('\n'),
  ),
  observations: textSource(
    'o.csv',
    [
      'person,observation,date,value',
      ...values.map((_, at) => `p-${at},entry,2019-02-01,1`),
      '',
    ].join('\n'),
  ),
  asOf: '2019-06-30',
});

/** What both ways of reading find, which is the same. */
function found(terms: Terms, attribute: string, values: readonly string[]) {
  const input = { ...filesOf(attribute, values), terms };
  const result = evaluateFiles(input);
  expect(result).toEqual(ordinary(input));
  expect(evaluateFiles({ ...input, claims: 'alike' }).findings).toEqual(result.findings);
  return result;
}
const shown = ({ findings }: ReturnType<typeof found>) =>
  findings
    .filter(({ code }) => code.includes('attribute'))
    .map(({ code, severity, at, facts }) => ({
      ...{ code: code.replace(/^.*attribute-/, ''), severity },
      ...(at.row === undefined ? {} : { row: at.row }),
      ...facts,
    }));

describe('a value of an attribute that the terms have a price for', () => {
  it.each(['Deprived', 'DEPRIVED'])('is refused in other capitals: %s', (value) => {
    const result = found(BY_AREA, 'area', ['deprived', value]);
    expect(result.ok).toBe(false);
    expect(shown(result)).toEqual([
      { code: 'other-case', severity: 'error', row: 3, name: 'area', value, named: 'deprived' },
    ]);
  });

  it('is warned of where it is misspelt, and where none is named, each with its count', () => {
    const result = found(BY_AREA, 'area', ['derpived', 'rich', 'rich', 'deprived', 'others']);
    expect(result.ok).toBe(true);
    const common = { code: 'value-not-named', severity: 'warning', outcome: 'entry', name: 'area' };
    expect(shown(result)).toEqual([
      { ...common, value: 'derpived', values: ['deprived'], count: '1', nearest: 'deprived' },
      { ...common, value: 'rich', values: ['deprived'], count: '2' },
    ]);
    const [misspelt] = result.findings;
    expect(misspelt && findingWords(misspelt, 'sv').mend).toContain('Skriv deprived om');
  });

  it('is said to be left out where persons have none', () => {
    const result = found(BY_AREA, 'area', ['deprived', '', '']);
    expect(shown(result)).toMatchObject([{ code: 'left-out', count: '2', name: 'area' }]);
  });

  it('is warned of by a settlement too', () => {
    const result = found(BY_AREA, 'area', ['deprived', 'derpived']);
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    const facts = { ...NO_FACTS, asOf: '2019-06-30', claims: result.value.facts.claims };
    const terms = [{ version: 1, hash: 'h', terms: BY_AREA }];
    const { findings } = settle({ terms, facts, settled: [] });
    expect(findings.map(({ code }) => code)).toContain('settlement.attribute-value-not-named');
  });
});

describe('an attribute that the terms use as a number', () => {
  it.each([
    ['0,5', { would: '0.5' }],
    ['half', {}],
  ])('is refused where it is none: %s', (value, facts) => {
    const result = found(BY_WEIGHT, 'weight', ['1.5', value]);
    expect(result.ok).toBe(false);
    expect(shown(result)).toEqual([
      { code: 'no-number', severity: 'error', row: 3, name: 'weight', ...facts },
    ]);
  });

  it('is said to be missing, because payment waits for it', () => {
    const result = found(BY_WEIGHT, 'weight', ['1.5', '']);
    expect(result.ok).toBe(true);
    expect(shown(result)).toMatchObject([{ code: 'no-number', severity: 'warning', count: '1' }]);
  });

  it('is read in one go where nothing is wrong with it', () => {
    const input = { ...filesOf('weight', ['1.5', '0.5']), terms: BY_WEIGHT };
    expect(isRead(input)).toBe(true);
    expect(found(BY_WEIGHT, 'weight', ['1.5', '0.5']).findings).toEqual([]);
  });

  it('is known by how prices are looked up, and how persons are weighted and matched', () => {
    const metric = { purpose: 'payment', unit: '%', better: 'lower' } as const;
    const { payments } = BY_WEIGHT;
    const asked = askedAttributes({
      payments,
      metrics: {
        one: { ...metric, matching: { weight: 'w' } },
        two: { ...metric, matching: { on: ['age'] }, uncertainty: { clusters: 'school' } },
      },
    } as unknown as Terms);
    const numbers = [...asked].filter(([, { isNumber }]) => isNumber).map(([name]) => name);
    expect(numbers).toEqual(['weight', 'w']);
    expect([...asked.keys()]).toEqual(['weight', 'w', 'age', 'school']);
    expect(asked.get('age')?.isCovariate).toBe(true);
  });
});
