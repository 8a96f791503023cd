import { describe, expect, it } from 'vitest';
import { checkTerms } from '../../../core/terms/check.ts';
import { programmeOf, readProject } from '../../../core/terms/project.ts';
import { readTerms } from '../../../core/terms/read.ts';

const PROGRAMME = `contract: programme
currency: GBP
parties:
  council: { name: A council, roles: [outcome-payer, project-owner, finance] }
  charity: { name: A charity, roles: [provider] }
  judge: { name: A judge, roles: [evaluator] }
amounts:
  ceiling: unknown
payments:
  - { id: outcomes, atMost: ceiling, rates: [ { outcome: entry, price: 500 } ] }
settlement:
  rounding: { to: 1, mode: half-up }
  payers: [ { party: council, share: rest } ]
verification: { verifier: judge }
`;
const PROJECT = `extends: ../terms.yaml
contract: programme-north
parties:
  council: { name: The north council }
amounts:
  ceiling: 1 654 340
`;

const programme = { text: PROGRAMME, file: 'terms.yaml' };
const project = (text: string) => readProject(programme, { text, file: 'projects/north.yaml' });

describe('the terms of a project', () => {
  it('are those of its programme, with its own figures and names', () => {
    const read = project(PROJECT);
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    const { terms } = read.value;
    expect(terms.contract).toBe('programme-north');
    expect(terms.parties['council']).toEqual({
      name: 'The north council',
      roles: ['outcome-payer', 'project-owner', 'finance'],
    });
    expect(terms.amounts).toEqual({ ceiling: '1 654 340' });
    expect(terms.payments).toMatchObject([{ id: 'outcomes', atMost: 'ceiling' }]);
  });

  it('are one whole document, whose text alone gives the same hash', () => {
    const read = project(PROJECT);
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    const again = readTerms(read.value.text);
    expect(again.ok && again.value.hash).toBe(read.value.hash);
    expect(again.ok && again.value.canonical).not.toContain('extends');
  });

  it('replace a list as a whole', () => {
    const read = project(`${PROJECT}payments: [ { id: fee, amount: ceiling } ]\n`);
    expect(read.ok && read.value.terms.payments).toEqual([{ id: 'fee', amount: 'ceiling' }]);
  });

  it('know in which file a mistake stands', () => {
    const inProject = project(PROJECT.replace('1 654 340', '1,654,340'));
    expect(inProject.findings).toMatchObject([{ at: { file: 'projects/north.yaml', line: 6 } }]);
    const read = project(PROJECT.replace('ceiling: 1 654 340', 'roof: 5'));
    const found = read.ok ? checkTerms(read.value) : [];
    expect(found.map(({ code, at }) => `${at.file}:${at.line} ${code}`)).toEqual([
      'terms.yaml:8 terms.figure-unpublished',
    ]);
  });

  it('do not build on a project', () => {
    const read = readProject({ text: PROJECT, file: 'x.yaml' }, { text: PROJECT });
    expect(read.findings.map(({ code }) => code)).toContain('terms.field-unknown');
  });
});

describe('the programme of a project', () => {
  it('is named in its first field', () => {
    expect(programmeOf(PROJECT)).toBe('../terms.yaml');
    expect(programmeOf(PROGRAMME)).toBeUndefined();
  });
});
