import { describe, expect, it } from 'vitest';
import { concludeOutcomes } from '../../../core/outcomes/conclude.ts';
import { evaluateFiles } from '../../../core/outcomes/evaluate-files.ts';
import { mergePartials } from '../../../core/outcomes/partial.ts';
import { readPartial, writePartial } from '../../../core/outcomes/partial-file.ts';
import { planOf } from '../../../core/outcomes/plan.ts';
import { tallyFiles } from '../../../core/outcomes/stream/tally-files.ts';
import { demoContract } from '../../../local/demo/contracts.ts';
import { enrolmentsCsv, observationsCsv } from '../../../local/demo/data/rows.ts';

function source(file: string, text: string) {
  return { file, blocks: () => [new TextEncoder().encode(text)] };
}

/** A demo contract's first period, as files. */
function filesOf(slug: string) {
  const { terms, enrolments, observations } = demoContract(slug);
  const [period] = terms.periods ?? [];
  if (!period) throw new Error(`${slug} has no period`);
  return {
    terms,
    asOf: '2022-12-31',
    enrolments: source('enrolments', enrolmentsCsv(enrolments)),
    observations: source('observations', observationsCsv(observations(period))),
  };
}

describe.each(['norrkoping-2016', 'peterborough', 'reboot-west'])('the parts of %s', (slug) => {
  it.each([1, 2, 3, 7])('merge into the evaluation of the whole: %i parts, as files', (of) => {
    const { terms, ...files } = filesOf(slug);
    const plan = planOf(terms);
    const parts = Array.from({ length: of }, (_, index) => index).map((index) =>
      writePartial(tallyFiles(plan, { ...files, part: { index, of } })),
    );
    const partial = mergePartials(parts.map((text) => readPartial(text).partial));
    const whole = evaluateFiles({ terms, ...files });
    expect(whole.ok && whole.value).toEqual(concludeOutcomes(plan, { partial, asOf: files.asOf }));
  });
});

describe('the file of a part', () => {
  it('is the same bytes for the same part, and reads back as it was', () => {
    const { terms, ...files } = filesOf('reboot-west');
    const tally = () => tallyFiles(planOf(terms), { ...files, part: { index: 1, of: 3 } });
    const text = writePartial(tally());
    expect(writePartial(tally())).toBe(text);
    expect(writePartial(readPartial(text))).toBe(text);
  });

  it('is not taken for another file', () => {
    expect(() => readPartial('{"result":"utfall-result/1"}')).toThrow(TypeError);
  });
});
