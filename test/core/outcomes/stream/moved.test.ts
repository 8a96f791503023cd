import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFiles, evaluateWithHelp } from '../../../../core/outcomes/evaluate-files.ts';
import { evaluatePart, mergeParts } from '../../../../core/outcomes/parts.ts';
import { readEnrolled } from '../../../../core/outcomes/stream/people/enrolled.ts';
import { addRows } from '../../../../core/outcomes/stream/rows/ground.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { termsWith } from '../contract.ts';
import { textSource } from './files.ts';
import { isRead, ordinary } from './ordinary.ts';

const AS_OF = '2019-06-30';
const HEADER = 'person,enrolled_on,left_on,left_reason,arm,transferred_on,transferred_to';
const TREATED = ['treatment', 'comparison'] as const;

type Rules = Pick<NonNullable<Terms['followUp']>, 'reEnrolment' | 'transfer'>;

/** Terms that say who is followed of those who came back or changed group. */
function termsOf({ places, ...rules }: Rules & { places: string | undefined }): Terms {
  const window = { counted: 'after enrolment', closes: '12 months' } as const;
  return termsWith({
    ...(places === undefined ? {} : { places }),
    phases: { intervention: { from: '2017-01-01', to: '2018-12-31' }, end: '2019-12-31' },
    followUp: { ...rules, leaving: { moved: 'censored', other: 'missing' } },
    metrics: {
      income: {
        ...{ purpose: 'payment', unit: 'SEK', better: 'higher', effect: 'improvement', window },
        comparator: { kind: 'matched-group' },
        measure: { observation: 'income', as: 'sum' },
      },
    },
    payments: [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }],
  });
}

/** A person's enrolments: one, two of which the second begins after the first has ended, or now and then anything. */
const enrolments = (person: string) =>
  fc
    .record({
      story: fc.constantFrom('stays', 'stays', 'stays', 'comes back', 'comes back', 'anything'),
      from: fc.constantFrom('2017-02-10', '2017-05-03'),
      arm: fc.constantFrom(...TREATED),
      changed: fc.constantFrom('', '', '2017-06-01', '2017-05-03'),
      to: fc.constantFrom(...TREATED),
      again: fc.constantFrom('2017-08-15', '2017-10-01'),
      isFirst: fc.boolean(),
      nasty: fc.record({
        from: fc.constantFrom('2017-02-10', '2016-12-30'),
        left: fc.constantFrom('', '2017-08-15'),
        changed: fc.constantFrom('', '2017-01-01', '2017-06-01'),
        again: fc.constantFrom('', '2017-02-10', '2017-07-01', '2017-08-15'),
      }),
    })
    .map(({ story, nasty, ...usual }) => {
      const left = story === 'comes back' ? '2017-08-15' : '';
      const again = story === 'comes back' ? usual.again : '';
      const { arm, to, isFirst, ...days } = { ...usual, left, again };
      const said = story === 'anything' ? { ...days, ...nasty } : days;
      const moved = said.changed === '' ? ',' : `${said.changed},${to}`;
      const why = said.left === '' ? '' : 'moved';
      const rows = [`${person},${said.from},${said.left},${why},${arm},${moved}`];
      if (said.again !== '') rows.push(`${person},${said.again},,,${to},,`);
      return isFirst ? rows : rows.toReversed();
    });

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const given = fc.record({
  people: fc.tuple(...NAMES.map(enrolments)).map((all) => all.flat()),
  seen: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom(...NAMES),
      fc.constantFrom('income', 'income', 'job'),
      fc.constantFrom('2017-10-20', '2017-11-30', '2017-12-01', '2018-01-02'),
    ),
    { selector: String, minLength: 1, maxLength: 12 },
  ),
  terms: fc
    .record({
      reEnrolment: fc.constantFrom('first' as const, 'latest' as const, 'each' as const),
      transfer: fc.constantFrom('as assigned' as const, 'as treated' as const),
      places: fc.constantFrom(undefined, '2', '3', '9'),
    })
    .map(termsOf),
});

function inputOf({ people, seen, terms }: { people: string[]; seen: string[][]; terms: Terms }) {
  const rows = seen.map((each) => `${each.join()},7.5\n`).join('');
  return {
    ...{ terms, asOf: AS_OF },
    enrolments: textSource('e.csv', `${HEADER}\n${people.join('\n')}\n`),
    observations: textSource('o.csv', `person,observation,date,value\n${rows}`),
  };
}

describe('persons who came back or changed group', () => {
  it('are followed alike where rows are added up as they come, with the same remarks', () => {
    const read = { back: 0, changed: 0 };
    fc.assert(
      fc.property(given, (drawn) => {
        const input = inputOf(drawn);
        const result = evaluateFiles(input);
        expect(result).toEqual(ordinary(input));
        if (!result.ok || !isRead(input)) return;
        const codes = result.findings.map(({ code }) => code);
        if (codes.includes('outcomes.re-enrolled')) read.back += 1;
        if (codes.includes('outcomes.transferred')) read.changed += 1;
      }),
      { numRuns: 400 },
    );
    expect(read.back).toBeGreaterThan(0);
    expect(read.changed).toBeGreaterThan(0);
  });

  it('are followed alike by two threads, and in parts', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (drawn) => {
        const input = inputOf(drawn);
        const whole = evaluateFiles(input);
        const helped = await evaluateWithHelp(input, {
          enrolled: async () => structuredClone(readEnrolled(input.enrolments)),
          add: async (ground) => structuredClone(addRows(ground, input.observations)),
        });
        expect(helped).toEqual(whole);
        if (!whole.ok) return;
        const parts = [0, 1].map((index) => evaluatePart({ ...input, part: { index, of: 2 } }));
        const files = parts.flatMap((part) => (part.ok ? [part.value] : []));
        const merged = mergeParts({ ...input, parts: files });
        expect(merged).toEqual({ ...whole, findings: expect.arrayContaining([...whole.findings]) });
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    {
      said: 'nobody changed group before being enrolled, though others of the kind changed after',
      people: [
        'a,2017-02-10,,,treatment,2017-04-01,comparison',
        'b,2017-05-03,,,treatment,2017-04-01,comparison',
      ],
      refused: 'outcomes.transfer-before-enrolment',
    },
    {
      said: 'an enrolment that is not followed has its day in the intervention',
      people: ['a,2017-02-10,2017-08-15,moved,treatment,,', 'a,2019-01-15,,,treatment,,'],
      refused: 'outcomes.enrolment-outside-intervention',
    },
    {
      said: 'who was first in the intervention was enrolled in it',
      people: ['a,2016-12-30,,,treatment,2017-04-01,comparison'],
      refused: 'outcomes.enrolment-outside-intervention',
    },
    {
      said: 'who was first in the comparison group may have been enrolled before',
      people: ['a,2016-12-30,,,comparison,2017-04-01,treatment'],
    },
    {
      said: 'the same of an enrolment that is not followed',
      people: [
        'a,2016-12-30,2017-08-15,moved,comparison,2017-04-01,treatment',
        'a,2017-10-01,,,treatment,,',
      ],
      rule: 'latest' as const,
    },
  ])('are held to the same: $said', ({ people, rule = 'first' as const, refused }) => {
    const terms = termsOf({ reEnrolment: rule, transfer: 'as treated', places: undefined });
    const input = inputOf({ terms, people, seen: [['a', 'income', '2017-11-30']] });
    const result = evaluateFiles(input);
    expect(result).toEqual(ordinary(input));
    expect(result.ok).toBe(refused === undefined);
    expect(isRead(input)).toBe(refused === undefined);
    if (refused !== undefined) expect(result.findings.map(({ code }) => code)).toContain(refused);
  });

  it('take places by their first group, also where all parts are merged', () => {
    const terms = termsOf({ transfer: 'as treated', places: '2' });
    const people = [
      'a,2017-02-10,,,treatment,,',
      'b,2017-02-10,,,treatment,,',
      'c,2017-02-10,,,comparison,2017-06-01,treatment',
    ];
    const input = inputOf({ terms, people, seen: [['a', 'income', '2017-10-20']] });
    const parts = [0, 1].map((index) => evaluatePart({ ...input, part: { index, of: 2 } }));
    const files = parts.flatMap((part) => (part.ok ? [part.value] : []));
    expect(evaluateFiles(input).ok).toBe(true);
    expect(mergeParts({ ...input, parts: files }).ok).toBe(true);
  });

  it('are taken for persons of their own where the terms follow each enrolment', () => {
    const terms = termsOf({ reEnrolment: 'each', places: undefined });
    const people = ['a,2017-02-10,2017-08-15,moved,treatment,,', 'a,2017-10-01,,,treatment,,'];
    const input = inputOf({ terms, people, seen: [['a', 'income', '2017-11-30']] });
    expect(isRead(input)).toBe(false);
    expect(evaluateFiles(input)).toEqual(ordinary(input));
  });
});
