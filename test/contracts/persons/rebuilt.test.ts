import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCase } from '../../../core/cases/case.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import { caseFromPersons, evaluated, type Group, libraryTerms, personFiles } from './rebuild.ts';

const cases = (contract: string, name: string) => `contracts/${contract}/cases/${name}.case.yaml`;

function failed(outcome: ReturnType<typeof caseFromPersons>) {
  expect(outcome.findings).toEqual([]);
  return outcome.checks.filter(({ ok }) => !ok);
}

describe('Peterborough, of 1,000 men and 1,000 matched in each cohort', () => {
  const terms = libraryTerms('contracts/peterborough/terms.yaml');
  const groups: Group[] = [
    { prefix: 'one', persons: 1000, enrolledOn: '2011-06-01', cohort: 'cohort_1' },
    ...[{ prefix: 'one-matched', persons: 1000, enrolledOn: '2011-06-01', cohort: 'cohort_1' }].map(
      (group) => ({ ...group, arm: 'comparison' }),
    ),
    { prefix: 'two', persons: 1000, enrolledOn: '2013-06-01', cohort: 'cohort_2' },
    ...[{ prefix: 'two-matched', persons: 1000, enrolledOn: '2013-06-01', cohort: 'cohort_2' }].map(
      (group) => ({ ...group, arm: 'comparison' }),
    ),
  ];
  const spread = (group: string, total: number, date: string) => ({
    ...{ group, total, date },
    observation: 'reconviction_events',
  });
  const first = [spread('one', 1420, '2011-12-01'), spread('one-matched', 1550, '2011-12-01')];
  const both = [
    ...first,
    spread('two', 1400, '2013-12-01'),
    spread('two-matched', 1550, '2013-12-01'),
  ];

  it('142 reconvictions per 100 against 155 are a fall of 8.4 %, below the 10 % of the contract', () => {
    const evaluation = evaluated(terms, personFiles(groups.slice(0, 2), first), '2013-06-30');
    expect(evaluation.metrics).toMatchObject([
      {
        ...{ metric: 'fall', cohort: 'cohort_1', period: 'first_result', effect: '8.4' },
        own: { sum: '1420', of: '1000', level: '142' },
        comparator: { level: '155' },
        denominators: { enrolled: 1000, reached: 1000, measured: 1000, missing: 0 },
      },
    ]);
    const file = cases('peterborough', 'first-cohort-below-ten-per-cent');
    expect(failed(caseFromPersons(terms, file, evaluation))).toEqual([]);
  });

  it('both cohorts together fell 9.0 %, and pay at the end what the published figures pay', () => {
    const evaluation = evaluated(terms, personFiles(groups, both), '2017-07-31');
    expect(evaluation.metrics.map(({ cohort, effect }) => [cohort, effect])).toEqual([
      ['cohort_1', '8.4'],
      ['cohort_2', '9.7'],
    ]);
    for (const name of ['pooled-fall-pays-at-the-end', 'pooled-fall-is-held-until-the-end']) {
      const outcome = caseFromPersons(terms, cases('peterborough', name), evaluation);
      expect(failed(outcome)).toEqual([]);
      expect(JSON.stringify(outcome.explained)).toContain('"value":"9"');
    }
  });
});

describe('Stockholm, of 498 persons who had passed 24 months and 358 who were measured', () => {
  const files = personFiles(
    [{ prefix: 'p', persons: 498, enrolledOn: '2021-02-01' }],
    [{ group: 'p', observation: 'out_of_risk', date: '2023-03-01', total: 193, persons: 358 }],
  );

  it.each([
    ['measured-only', 'excluded', { sum: '193', of: '358' }],
    ['missing-as-failures', 'failure', { sum: '193', of: '498' }],
  ] as const)('%s pays as published', (name, missing, own) => {
    const file = 'contracts/stockholm-halsoobligation/terms.yaml';
    const terms = libraryTerms(file, { out_of_risk: { missing } });
    const evaluation = evaluated(terms, files, '2024-12-31');
    expect(evaluation.metrics[0]).toMatchObject({
      own,
      denominators: { enrolled: 498, reached: 498, measured: 358, missing: 140 },
      worstCase: { own: { sum: '193', of: '498' } },
    });
    const path = cases('stockholm-halsoobligation', name);
    expect(failed(caseFromPersons(terms, path, evaluation))).toEqual([]);
  });
});

/** Contracts of the library that publish counts, with how they are counted on persons. */
const COUNTED = [
  {
    contract: 'juvat-augsburg',
    name: 'exactly-twenty',
    why: '20 of 69 confirmed as placed',
    measured: { placed: { measure: { observation: 'confirmed', as: 'count' } } },
    persons: 69,
    totals: { confirmed: 20 },
    effects: { placed: '20' },
  },
  {
    contract: 'toyonaka-smoking',
    name: 'result',
    why: '792 took part and 337 stopped smoking',
    measured: {
      participants: { measure: { observation: 'took_part', as: 'count' } },
      quitters: { measure: { observation: 'smoke_free', as: 'count' } },
    },
    persons: 792,
    totals: { took_part: 792, smoke_free: 337 },
    effects: { participants: '792', quitters: '337' },
  },
  {
    contract: 'kobe-diabetic-nephropathy',
    name: 'interim',
    why: '105 of 105 completed, and 100 of them, 95 %, lived more healthily',
    measured: {
      completion: { measure: { observation: 'completed', as: 'share' } },
      lifestyle: {
        measure: { observation: 'improved', as: 'share' },
        round: { to: '1 %', mode: 'half-up' },
      },
    },
    persons: 105,
    totals: { completed: 105, improved: 100 },
    effects: { completion: '100', lifestyle: '95' },
  },
  {
    contract: 'educate-girls',
    name: 'final',
    why: '8,940 levels gained above the control group, and 768 girls, 92 % of the eligible, enrolled',
    measured: {
      levels_gained: { measure: { observation: 'levels', as: 'sum' } },
      enrolment: {
        measure: { observation: 'enrolled', as: 'share' },
        round: { to: '1 %', mode: 'half-up' },
      },
    },
    persons: 835,
    totals: { levels: 9775, enrolled: 768 },
    control: { levels: 835 },
    effects: { levels_gained: '8940', enrolment: '92' },
  },
  {
    contract: 'laer-for-livet',
    name: 'goal-missed',
    why: '32 of 80 young people passed the leaving examination, 10 points above the published 30 %',
    measured: {},
    persons: 80,
    totals: { leaving_examination: 32 },
    effects: { exam_gain: '10' },
  },
] as const;

describe('contracts that publish counts of persons', () => {
  it.each(COUNTED)('$contract: $why', ({ contract, name, measured, persons, totals, ...rest }) => {
    const terms = libraryTerms(`contracts/${contract}/terms.yaml`, measured);
    const { phases } = terms.terms;
    const enrolledOn = phases?.intervention.from ?? '2015-09-01';
    const date = `${Number(enrolledOn.slice(0, 4)) + 1}${enrolledOn.slice(4)}`;
    const spreads = (group: string, counts: Readonly<Record<string, number>>) =>
      Object.entries(counts).map(([observation, total]) => ({ group, observation, total, date }));
    const control = 'control' in rest ? rest.control : {};
    const group = { persons, enrolledOn };
    const files = personFiles(
      [{ ...group, prefix: 'p' }, ...('control' in rest ? [{ ...group, ...CONTROL }] : [])],
      [...spreads('p', totals), ...spreads(CONTROL.prefix, control)],
    );
    const evaluation = evaluated(terms, files, '2040-01-01');
    for (const [metric, effect] of Object.entries(rest.effects)) {
      expect(evaluation.metrics).toContainEqual(expect.objectContaining({ metric, effect }));
    }
    expect(failed(caseFromPersons(terms, cases(contract, name), evaluation))).toEqual([]);
  });
});
const CONTROL = { prefix: 'c', arm: 'comparison' };

describe('Denver, of 365 persons housed', () => {
  it('299,928 days of stays, less those in jail, pay as the published days do', () => {
    const terms = libraryTerms('contracts/denver-supportive-housing/terms.yaml', {
      stable_days: { measure: { observation: 'housed', as: 'sum', perPerson: 'days' } },
      days_in_jail: { measure: { observation: 'jail', as: 'sum', perPerson: 'days' } },
    });
    const { from } = terms.terms.phases?.intervention ?? { from: '2016-01-01' };
    const first = new Date(`${from}T00:00:00Z`);
    const day = (days: number) =>
      new Date(first.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    // 365 persons, 821 days each, and one day more for 263 of them: two stays that overlap by a week.
    const stays = Array.from({ length: 365 }, (_, at) => {
      const days = at < 299_928 - 365 * 821 ? 822 : 821;
      const person = `p-${String(at + 1).padStart(5, '0')}`;
      return [
        `${person},housed,${day(0)},1,${day(400)}\n`,
        `${person},housed,${day(394)},1,${day(days - 1)}\n`,
        `${person},jail,${day(10)},0,\n`,
      ].join('');
    });
    const { enrolments } = personFiles([{ prefix: 'p', persons: 365, enrolledOn: from }], []);
    const observations = `person,observation,date,value,until\n${stays.join('')}`;
    const evaluation = evaluated(terms, { enrolments, observations }, '2040-01-01');
    expect(evaluation.metrics.find(({ metric }) => metric === 'stable_days')).toMatchObject({
      effect: '299928',
      net: '299928',
    });
    const path = cases('denver-supportive-housing', 'payment-5');
    expect(failed(caseFromPersons(terms, path, evaluation))).toEqual([]);
  });
});

/** Every worked example of the library whose claims are counts of a whole contract. */
const CARDS = readdirSync('contracts', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(`contracts/${name}/cases`).map((file) => ({ name, file })))
  .flatMap(({ name, file }) => {
    const path = `contracts/${name}/cases/${file}`;
    const read = readCase(readFileSync(path, 'utf8'), path);
    const given = read.ok ? read.value.example.given.claims : undefined;
    if (!read.ok || given === undefined || Array.isArray(given)) return [];
    const project = /^project: (\S+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
    const terms = `contracts/${name}/${project ? `projects/${project}` : 'terms'}.yaml`;
    return [{ path, terms, counts: Object.entries(given) }];
  });

describe('rate cards whose published counts of claims are rebuilt as persons', () => {
  it('are those of the library', () => {
    expect(CARDS.length).toBeGreaterThan(8);
  });

  // A person for each claim: in a published count, limits per person are already applied. But where one claim
  // comes after another of the same person, each person claims one of each.
  it.each(CARDS)('$path', ({ path, terms: file, counts }) => {
    const terms = libraryTerms(file);
    const { intervention } = terms.terms.phases ?? { intervention: { from: '2016-01-01' } };
    const enrolledOn = intervention.from;
    const plain = counts.map(([outcome, count]) => ({
      outcome,
      total: Number(String(count).replaceAll(' ', '')),
    }));
    const isLadder = JSON.stringify(terms.terms.payments).includes('"after"');
    const prefixOf = (outcome: string) => (isLadder ? 'p' : outcome.replaceAll('_', '-'));
    const sizes = new Map<string, number>();
    for (const { outcome, total } of plain) {
      sizes.set(prefixOf(outcome), Math.max(total, sizes.get(prefixOf(outcome)) ?? 0));
    }
    const groups = [...sizes].map(([prefix, persons]) => ({ prefix, persons, enrolledOn }));
    const spreads = plain.map(({ outcome, total }) => ({
      ...{ group: prefixOf(outcome), observation: outcome, total, persons: total },
      date: enrolledOn,
    }));
    const { targetGroup: _, ...withoutPlaces } = terms.terms;
    const evaluation = evaluated(
      { ...terms, terms: withoutPlaces },
      personFiles(groups, spreads),
      '2040-01-01',
    );
    expect(evaluation.claims).toHaveLength(plain.reduce((sum, { total }) => sum + total, 0));
    expect(failed(caseFromPersons(terms, path, evaluation))).toEqual([]);
  });
});

describe('Norrköping, of children whose care cost less than the year before', () => {
  it('pays on the saving of persons what it pays on the same saving as a figure', () => {
    const terms = libraryTerms('contracts/norrkoping-2016/terms.yaml');
    const group = { prefix: 'p', persons: 60, enrolledOn: '2017-06-01' };
    const cost = (total: number, date: string) => ({
      ...{ group: 'p', observation: 'care_cost', total, date },
    });
    const merit = (total: number, date: string) => ({
      ...{ group: 'p', observation: 'merit_points', total, date },
    });
    const files = personFiles(
      [group],
      [
        ...[cost(42_000_000, '2017-01-31'), cost(24_000_000, '2018-05-31')],
        ...[merit(60 * 190, '2017-01-31'), merit(60 * 205, '2018-05-31')],
      ],
    );
    const { facts, metrics } = evaluated(terms, files, '2019-06-30');
    expect(metrics.map(({ metric, effect }) => [metric, effect])).toContainEqual([
      'saving',
      '18000000',
    ]);
    const events = [{ event: 'delivery', state: 'accepted' }];
    const capital = [{ capital: 'advanced', amount: '10000000' }];
    const common = { ...NO_FACTS, asOf: '2019-06-30', events, capital };
    const stated = [
      { metric: 'saving', period: 'follow_up_1', value: '18000000' },
      { metric: 'school_results', period: 'follow_up_1', value: '15' },
    ];
    const paid = [facts.metrics, stated].map((figures) => {
      const settled = settle({
        terms: [{ version: 1, hash: terms.hash, terms: terms.terms }],
        facts: { ...common, metrics: figures },
        settled: [],
      });
      if (!settled.ok) throw new Error(JSON.stringify(settled.findings));
      return settled.value.lines.map(({ id, amount }) => [id, amount]);
    });
    expect(paid[0]).toEqual(paid[1]);
  });
});
