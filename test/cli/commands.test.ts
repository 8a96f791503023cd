import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands.ts';
import { createProgram } from '../../cli/program.ts';
import { en } from '../../cli/words/en.ts';
import { sv } from '../../cli/words/sv.ts';
import { utfall } from './terminal.ts';

const NORRKOPING = 'contracts/norrkoping-2016/terms.yaml';
const NAMES = ['check', 'settle', 'evaluate', 'explain', 'case', 'start', 'audit'];

let folder: string;
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const results = (): string =>
  file(
    'results.yaml',
    'capital: { advanced: 10 000 000 }\nevents: { delivery: accepted }\nmetrics: { saving: 2 500 000, school_results: missing }\n',
  );

describe('the command that is loaded', () => {
  it.each([
    [['check', 'evaluate'], ['check']],
    [['--json', '--lang', 'sv', 'settle', 'x.yaml'], ['settle']],
    [['--lang=sv', 'evaluate'], ['evaluate']],
  ])('of %j is %j', async (args, loaded) => {
    const io = { language: 'en' as const, json: false, out: () => {}, err: () => {}, env: {} };
    const program = await createProgram(COMMANDS, args, io, () => {});
    expect(program.commands.map((command) => command.name())).toEqual(loaded);
  });
});

describe('exit codes', () => {
  it.each(NAMES)('help on %s is fine', async (command) => {
    const { code, out } = await utfall([command, '--help']);
    expect({ code, named: out.includes(`utfall ${command}`) }).toEqual({ code: 0, named: true });
  });

  it.each([
    { args: ['frob'], why: 'a command that does not exist' },
    { args: ['check'], why: 'a missing file name' },
    { args: ['check', 'no-such-file.yaml'], why: 'a file that cannot be read' },
    { args: ['check', NORRKOPING, '--frob'], why: 'an unknown option' },
    { args: ['check', NORRKOPING, '--lang', 'no'], why: 'an unknown language' },
    { args: ['case', 'no-such-folder'], why: 'a folder that does not exist' },
    { args: ['start'], why: 'a start without a folder' },
    { args: ['start', '--data', 'x', '--port', '99999'], why: 'a port out of range' },
    {
      args: [
        'evaluate',
        NORRKOPING,
        '--enrolments',
        'x',
        '--observations',
        'y',
        '--as-of',
        '2019-02-30',
      ],
      why: 'a day that does not exist',
    },
  ])('$why is misuse, told in a sentence', async ({ args }) => {
    const { code, err } = await utfall(args);
    expect(code).toBe(2);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.length).toBeGreaterThan(10);
  });

  it('a misspelt option is told before the one that it leaves missing', async () => {
    const { code, err } = await utfall(['settle', NORRKOPING, '--result', 'x.yaml']);
    expect(code).toBe(2);
    expect(err).toMatch(/unknown option '--result'\n.*--results/);
    const { err: without } = await utfall(['settle', NORRKOPING]);
    expect(without).toBe('Also say --results <file>.');
  });

  it('findings that are errors give 1', async () => {
    const bad = file('bad.yaml', readFileSync(NORRKOPING, 'utf8').replace('SEK', 'kronor'));
    const { code, out } = await utfall(['check', bad]);
    expect(code).toBe(1);
    expect(out).toContain('bad.yaml:7:11 error: "kronor" is no currency.');
  });
});

describe('languages', () => {
  it('says every sentence of the command line in both', () => {
    const keys = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keys(inner)]))
        : typeof value;
    expect(keys(sv)).toEqual(keys(en));
  });

  it('takes the language of the machine, unless one is asked for', async () => {
    const swedish = await utfall(['check', NORRKOPING], { LANG: 'sv_SE.UTF-8' });
    const english = await utfall(['check', NORRKOPING, '--lang=en'], { LANG: 'sv_SE.UTF-8' });
    expect(swedish.out).toContain(sv.counted(0, 3));
    expect(english.out).toContain(en.counted(0, 3));
  });
});

describe('settle', () => {
  it('shows what each sentence gives and what each payer pays', async () => {
    const { code, out } = await utfall(['settle', NORRKOPING, '--results', results()]);
    expect(code).toBe(0);
    expect(out).toContain('shared_saving    decided     1,500,000 SEK');
    expect(out).toMatch(/norrkoping +5,500,000 SEK +0 SEK +5,500,000 SEK/);
  });

  it('gives amounts as text in JSON', async () => {
    const { out } = await utfall(['settle', NORRKOPING, '--results', results(), '--json']);
    expect(JSON.parse(out)).toMatchObject({ entitled: '5500000', payable: '5500000' });
  });

  it('says where a result does not fit the terms', async () => {
    const wrong = file('wrong.yaml', 'metrics:\n  savings: 1 000\n');
    const { code, out } = await utfall(['settle', NORRKOPING, '--results', wrong]);
    expect(code).toBe(1);
    expect(out).toMatch(/wrong\.yaml:2:\d+ error: /);
  });
});

describe('explain', () => {
  it('shows the tree behind one line down to what is written in the terms', async () => {
    const { out } = await utfall(['explain', NORRKOPING, 'shared_saving', '--results', results()]);
    expect(out.split('\n')[0]).toMatch(/^shared_saving: 1,500,000 SEK/);
    expect(out).toContain('60 % of 2,500,000 SEK = 1,500,000 SEK');
    expect(out).toContain('The terms say 60 %');
  });

  it('names the lines that there are when asked for one that is not', async () => {
    const { code, err } = await utfall(['explain', NORRKOPING, 'bonus', '--results', results()]);
    expect(code).toBe(2);
    expect(err).toContain('guaranteed_part');
  });
});

describe('Swedish', () => {
  const ENGLISH = /Usage|Options|Commands|Arguments|display help|\[options\]|\[command\]/;

  it.each([
    ['--lang', 'sv', '--help'],
    ['check', '--help', '--lang', 'sv'],
    ['start', '-h', '--lang', 'sv'],
  ])('is what help speaks in: utfall %s %s %s', async (...args) => {
    const { code, out } = await utfall(args.filter((arg) => arg !== undefined));
    expect(code).toBe(0);
    expect(out).toContain('Användning: utfall');
    expect(out).not.toMatch(ENGLISH);
  });

  it.each([
    {
      args: ['check', NORRKOPING, '--jsn'],
      says: "fel: valet '--jsn' finns inte\n(Menade du --json?)",
    },
    { args: ['chekc'], says: "fel: kommandot 'chekc' finns inte\n(Menade du check?)" },
    { args: ['check'], says: "fel: argumentet 'terms' saknas" },
    {
      args: ['check', 'a', 'b'],
      says: "fel: för många argument till 'check'. Det tar 1 men fick 2",
    },
  ])('is what a mistake is told in: utfall $args', async ({ args, says }) => {
    const { code, err } = await utfall([...args, '--lang', 'sv']);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  it('stands beside the states and roles that terms write', async () => {
    const { out } = await utfall([
      'explain',
      NORRKOPING,
      'guaranteed_part',
      '--results',
      results(),
      '--lang',
      'sv',
    ]);
    expect(out).toContain('Villkor: delivery accepted (godkänd): uppfyllt');
    const without = file(
      'no-payer.yaml',
      readFileSync(NORRKOPING, 'utf8').replace('roles: [outcome-payer, ', 'roles: ['),
    );
    const found = await utfall(['check', without, '--lang', 'sv']);
    expect(`${found.out}${found.err}`).toContain('outcome-payer (utfallsbeställare)');
  });
});

describe('an amount that no payment reads', () => {
  const given = (): string =>
    file(
      'fall.yaml',
      'final: true\ncapital: { advanced: 7 200 000 }\nmetrics: { bed_days_fall: 0 % }\n',
    );
  const RIKERS = 'contracts/rikers-able/terms.yaml';

  it('is shown by settle beside what is paid', async () => {
    const { out } = await utfall(['settle', RIKERS, '--results', given()]);
    expect(out).toMatch(/amount +state +computed, not paid\nlender_loss +decided +1,200,000.USD/);
    const json = await utfall(['settle', RIKERS, '--results', given(), '--json']);
    expect(JSON.parse(json.out).amounts).toMatchObject([{ name: 'lender_loss', value: '1200000' }]);
  });

  it('is explained as a payment is', async () => {
    const { out } = await utfall(['explain', RIKERS, 'lender_loss', '--results', given()]);
    expect(out).toMatch(/^lender_loss: 1,200,000.USD/);
  });
});

describe('case', () => {
  it('runs a contract that lies outside the repository', async () => {
    file('terms.yaml', readFileSync(NORRKOPING, 'utf8'));
    const wrong = file(
      'too-much.case.yaml',
      'it: expects too much\nsource: made up\nstatus: inferred\ngiven: { metrics: { saving: 0 }, capital: { advanced: 10 }, events: { delivery: accepted } }\nexpect: { payable: 5 }\n',
    );
    const { code, out } = await utfall(['case', wrong]);
    expect(code).toBe(1);
    expect(out).toMatch(/payable +5 +4 +−1 +differs/);
  });

  it('runs the others beside an example that is malformed', async () => {
    const cases = mkdtempSync(join(folder, 'mixed-'));
    writeFileSync(join(cases, 'terms.yaml'), readFileSync(NORRKOPING, 'utf8'));
    writeFileSync(join(cases, 'a.case.yaml'), 'it: [\n');
    const given = 'given: { capital: { advanced: 10 }, events: { delivery: accepted } }';
    const sound = `it: pays 4\nsource: made up\nstatus: inferred\n${given}\nexpect: { payable: 4 }\n`;
    writeFileSync(join(cases, 'b.case.yaml'), sound);
    const { code, out } = await utfall(['case', cases]);
    expect(code).toBe(1);
    expect(out).toContain('a.case.yaml:2:1 error: This is not YAML');
    expect(out).toContain('1 worked example holds, 1 does not.');
  });

  it('tells of an example without terms, and of one whose project has none, and runs the others', async () => {
    const cases = mkdtempSync(join(tmpdir(), 'utfall-lost-'));
    const own = join(cases, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'terms.yaml'), readFileSync(NORRKOPING, 'utf8'));
    const given = 'given: { capital: { advanced: 10 }, events: { delivery: accepted } }';
    const sound = `it: pays 4\nsource: made up\nstatus: inferred\n${given}\nexpect: { payable: 4 }\n`;
    writeFileSync(join(cases, 'a.case.yaml'), sound);
    writeFileSync(join(own, 'b.case.yaml'), sound);
    writeFileSync(join(own, 'c.case.yaml'), `project: nowhere\n${sound}`);
    const { code, out } = await utfall(['case', cases]);
    expect(code).toBe(1);
    expect(out).toContain('a.case.yaml error: There are no terms for this worked example');
    expect(out).toContain('c.case.yaml error: This worked example cannot be run');
    expect(out).toContain('1 worked example holds');
  });

  it('reproduces every worked example of the published contracts', async () => {
    const { code, out } = await utfall(['case', 'contracts']);
    expect(out).toMatch(/\d+ worked examples hold, 0 do not\./);
    expect(code).toBe(0);
    const derived = ['4,000,000', '5,500,000', '7,000,000', '10,000,000'];
    for (const amount of ['12,000,000', '1,871,540', ...derived]) expect(out).toContain(amount);
    expect(out).toContain('published counts do not explain (10): education_right_for_them');
  });

  it('shows every figure of every example when asked for details, and why some differ', async () => {
    const { out } = await utfall(['case', 'contracts/norrkoping-2016', '--details']);
    expect(out).toMatch(/line\/shared_saving +1,500,000 +1,500,000 +0/);
    const reboot = await utfall(['case', 'contracts/reboot-west', '--details']);
    expect(reboot.out).toContain('Published are young people who achieved an outcome, not claims');
  });

  it('runs the terms of the project that an example names', async () => {
    const { code, out } = await utfall(['case', 'contracts/fair-chance-fund']);
    expect(code).toBe(0);
    expect(out).toMatch(/fair-chance-fund-depaul .* 1,654,340/);
  });
});

describe('evaluate', () => {
  const enrolments = (): string =>
    file('enrolments.csv', 'person,enrolled_on\np-1,2016-09-01\np-2,2016-10-01\n');

  it('shows the five denominators and the worst case beside the effect', async () => {
    const observations = file(
      'observations.csv',
      [
        'person,observation,date,value',
        'p-1,care_cost,2016-03-01,400000',
        'p-2,care_cost,2016-03-01,300000',
        'p-1,care_cost,2018-03-01,250000',
        '',
      ].join('\n'),
    );
    const { code, out } = await utfall([
      'evaluate',
      NORRKOPING,
      ...['--enrolments', enrolments(), '--observations', observations],
      ...['--as-of', '2019-06-30', '--period', 'follow_up_1'],
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/saving +follow_up_1 +– +2 +2 +1 +1 /);
  });

  it('refuses a file with a personal identity number, and does not repeat it', async () => {
    const observations = file(
      'pnr.csv',
      'person,observation,date,value\n19121212-1212,care_cost,2018-03-01,1\n',
    );
    const { code, out } = await utfall([
      'evaluate',
      NORRKOPING,
      ...['--enrolments', enrolments(), '--observations', observations],
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/pnr\.csv:2/);
    expect(out).not.toContain('1212-1212');
  });
});
