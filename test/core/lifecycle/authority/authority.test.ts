import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayDecide } from '../../../../core/lifecycle/authority/authority.ts';
import { TASKS } from '../../../../core/lifecycle/items/constants.ts';
import type { MembershipItem } from '../../../../core/lifecycle/items/contract.ts';
import type { TaskItem } from '../../../../core/lifecycle/items/work.ts';
import { TASK_RULES } from '../../../../core/lifecycle/tasks/tasks.ts';
import { ROLES } from '../../../../core/terms/shape/roles.ts';
import { decided, member, norrkoping, person, settlement, task } from '../fixtures.ts';

const CITY = 'norrkoping';
const INVESTOR = 'leksell_social_ventures';
const EVALUATOR = 'lumell_associates';

const finance = [member('frida', CITY, 'finance'), member('farid', CITY, 'finance')];
const attests = [
  task('attest', CITY, { detail: '1' }),
  task('attest', CITY, { detail: '2' }),
] as const;

function codes(input: {
  task: TaskItem;
  who: string;
  memberships: readonly MembershipItem[];
  otherTasks?: readonly TaskItem[];
  terms?: typeof norrkoping;
  settlement?: ReturnType<typeof settlement>;
}): string[] {
  return mayDecide({
    terms: norrkoping,
    today: '2019-02-01',
    otherTasks: [],
    ...(input.task.task === 'attest' ? { settlement: settlement() } : {}),
    ...input,
    person: person(input.who),
  }).map(({ code }) => code);
}

describe('a role in the contract', () => {
  const verify = task('verify-outcome', EVALUATOR);

  it.each([
    { why: 'who has no membership', memberships: [], code: 'authority.not-a-member' },
    {
      why: 'who has another role',
      memberships: [member('eva', EVALUATOR, 'intermediary')],
      code: 'authority.not-theirs',
    },
    {
      why: 'who has the role for another party',
      memberships: [member('eva', 'rise', 'evaluator')],
      code: 'authority.not-theirs',
    },
    {
      why: 'whose role has ended',
      memberships: [member('eva', EVALUATOR, 'evaluator', { to: '2019-01-31' })],
      code: 'authority.not-today',
    },
    {
      why: 'whose role has not begun',
      memberships: [member('eva', EVALUATOR, 'evaluator', { from: '2019-02-02' })],
      code: 'authority.not-today',
    },
  ])('is refused to one $why', ({ memberships, code }) => {
    expect(codes({ task: verify, who: 'eva', memberships })).toEqual([code]);
  });

  it('holds on its first and on its last day', () => {
    const oneDay = { from: '2019-02-01', to: '2019-02-01' };
    const memberships = [member('eva', EVALUATOR, 'evaluator', oneDay)];
    expect(codes({ task: verify, who: 'eva', memberships })).toEqual([]);
  });

  it('of somebody else with the same name at another issuer is another person’s', () => {
    const other = { ...person('eva'), issuer: 'https://elsewhere.example.se' };
    const memberships = [member('eva', EVALUATOR, 'evaluator', { person: other })];
    expect(codes({ task: verify, who: 'eva', memberships })).toEqual(['authority.not-a-member']);
  });
});

describe('the verifier', () => {
  const verify = task('verify-outcome', EVALUATOR);
  const eva = member('eva', EVALUATOR, 'evaluator');

  it.each([
    [CITY, 'outcome-payer'],
    [INVESTOR, 'investor'],
    [CITY, 'provider'],
    [CITY, 'project-owner'],
  ] as const)('is not independent as a member of %s in the role %s', (party, role) => {
    const memberships = [eva, member('eva', party, role)];
    expect(codes({ task: verify, who: 'eva', memberships })).toEqual([
      'authority.verifier-partial',
    ]);
  });

  it('is not independent where its party is an investor too, unless the terms agree it away', () => {
    const { [EVALUATOR]: evaluator, ...others } = norrkoping.parties;
    if (!evaluator || !norrkoping.verification) throw new Error('the terms have an evaluator');
    const parties = {
      ...others,
      [EVALUATOR]: { ...evaluator, roles: ['evaluator' as const, 'investor' as const] },
    };
    const required = { ...norrkoping, parties };
    const verification = { ...norrkoping.verification, independence: 'agreed away' as const };
    const input = { task: verify, who: 'eva', memberships: [eva] };
    expect(codes({ ...input, terms: required })).toEqual(['authority.verifier-partial']);
    expect(codes({ ...input, terms: { ...required, verification } })).toEqual([]);
  });

  it('has not delivered the data of the same period', () => {
    const delivered = decided(task('deliver-data', CITY), 'eva', 'delivered');
    expect(
      codes({ task: verify, who: 'eva', memberships: [eva], otherTasks: [delivered] }),
    ).toEqual(['authority.same-person']);
  });
});

describe('the arbiter', () => {
  it('has no other role in the contract', () => {
    const memberships = [
      member('rut', 'rise', 'arbiter'),
      member('rut', EVALUATOR, 'intermediary'),
    ];
    expect(codes({ task: task('arbitrate', 'rise'), who: 'rut', memberships })).toEqual([
      'authority.arbiter-partial',
    ]);
    expect(
      codes({ task: task('arbitrate', 'rise'), who: 'rut', memberships: memberships.slice(0, 1) }),
    ).toEqual([]);
  });
});

describe('an administrator', () => {
  it('decides nothing, whatever role they gave themselves', () => {
    const keys = member('frida', '*', 'administrator', { contractId: '*' });
    const memberships = [...finance, keys];
    expect(codes({ task: attests[0], who: 'frida', memberships })).toEqual([
      'authority.administrator',
    ]);
    expect(codes({ task: attests[0], who: 'farid', memberships })).toEqual([]);
  });
});

describe('attest', () => {
  it('is not by whoever has verified any outcome of the contract, for each pays everything to date', () => {
    const verified = decided(task('verify-outcome', EVALUATOR), 'frida', 'approve');
    const otherTasks = [{ ...verified, periodId: 'an_earlier_one' }];
    expect(codes({ task: attests[0], who: 'frida', memberships: finance, otherTasks })).toEqual([
      'authority.same-person',
    ]);
  });

  it('is by two persons: the same one is refused the second time', () => {
    const otherTasks = [decided(attests[0], 'frida', 'attest')];
    expect(codes({ task: attests[1], who: 'frida', memberships: finance, otherTasks })).toEqual([
      'authority.same-person',
    ]);
    expect(codes({ task: attests[1], who: 'farid', memberships: finance, otherTasks })).toEqual([]);
  });

  it('of the next settlement is open to both again', () => {
    const earlier = task('attest', CITY, { detail: '1', revision: 2 });
    const otherTasks = [decided(earlier, 'frida', 'attest')];
    expect(codes({ task: attests[0], who: 'frida', memberships: finance, otherTasks })).toEqual([]);
  });

  it('is refused to whoever verified the same period', () => {
    const otherTasks = [decided(task('verify-outcome', EVALUATOR), 'frida', 'approve')];
    expect(codes({ task: attests[0], who: 'frida', memberships: finance, otherTasks })).toEqual([
      'authority.same-person',
    ]);
  });

  it.each([
    { limit: '4000000', codes: [] },
    { limit: '3999999.99', codes: ['authority.over-limit'] },
    { limit: '0', codes: ['authority.over-limit'] },
  ])('of 4,000,000 within a limit of $limit: $codes', ({ limit, codes: expected }) => {
    const memberships = [member('frida', CITY, 'finance', { attestLimit: limit })];
    expect(codes({ task: attests[0], who: 'frida', memberships })).toEqual(expected);
  });

  it('is never for money to a party of one’s own', () => {
    const memberships = [...finance, member('frida', INVESTOR, 'signatory')];
    expect(codes({ task: attests[0], who: 'frida', memberships })).toEqual([
      'authority.own-benefit',
    ]);
  });

  it('is open to a party that pays itself, as Botkyrka does: nobody else could', () => {
    const self = settlement({
      payers: [
        {
          payer: CITY,
          payable: '4000000',
          claimedBack: '0',
          recipients: [{ party: CITY, amount: '4000000' }],
        },
      ],
    });
    expect(
      codes({ task: attests[0], who: 'frida', memberships: finance, settlement: self }),
    ).toEqual([]);
  });

  it('is not by a colleague and the one who stands in for them', () => {
    const memberships = [
      member('frida', CITY, 'finance'),
      member('sune', CITY, 'finance', { substituteFor: 'frida' }),
    ];
    const byFrida = [decided(attests[0], 'frida', 'attest')];
    const bySune = [decided(attests[0], 'sune', 'attest')];
    expect(codes({ task: attests[1], who: 'sune', memberships, otherTasks: byFrida })).toEqual([
      'authority.stands-in',
    ]);
    expect(codes({ task: attests[1], who: 'frida', memberships, otherTasks: bySune })).toEqual([
      'authority.stands-in',
    ]);
  });
});

it('says all reasons at once', () => {
  const memberships = [
    member('eva', EVALUATOR, 'evaluator', { to: '2018-01-01' }),
    member('eva', INVESTOR, 'investor'),
  ];
  const delivered = decided(task('deliver-data', CITY), 'eva', 'delivered');
  expect(
    codes({
      task: task('verify-outcome', EVALUATOR),
      who: 'eva',
      memberships,
      otherTasks: [delivered],
    }),
  ).toEqual(['authority.not-today', 'authority.same-person', 'authority.verifier-partial']);
});

it('nobody signs for two parties', () => {
  const city = task('sign-terms', CITY, { detail: CITY });
  const investor = task('sign-terms', INVESTOR, { detail: INVESTOR });
  const memberships = [member('sig', CITY, 'signatory'), member('sig', INVESTOR, 'signatory')];
  expect(
    codes({
      task: investor,
      who: 'sig',
      memberships,
      otherTasks: [decided(city, 'sig', 'accept')],
    }),
  ).toEqual(['authority.same-person']);
});

describe('whatever the memberships and decisions', () => {
  const someMember = fc.record({
    subject: fc.constantFrom('a', 'b', 'c'),
    party: fc.constantFrom(...Object.keys(norrkoping.parties)),
    role: fc.constantFrom(...ROLES, 'signatory' as const),
  });
  const memberships = fc
    .array(someMember, { maxLength: 8 })
    .map((all) => all.map(({ subject, party, role }) => member(subject, party, role)));

  it('only a member of the task’s party in its role decides', () => {
    fc.assert(
      fc.property(memberships, fc.constantFrom(...TASKS), (all, kind) => {
        const item = task(kind, EVALUATOR);
        const refused = codes({ task: item, who: 'a', memberships: all });
        const inRole = all.some(
          (each) =>
            each.person.subject === 'a' &&
            each.party === EVALUATOR &&
            each.role === TASK_RULES[kind].role,
        );
        if (!inRole) expect(refused.length).toBeGreaterThan(0);
      }),
    );
  });

  it('nobody with a stake in the result verifies it', () => {
    fc.assert(
      fc.property(memberships, (all) => {
        const refused = codes({
          task: task('verify-outcome', EVALUATOR),
          who: 'a',
          memberships: all,
        });
        const parties = all.filter((each) => each.person.subject === 'a').map(({ party }) => party);
        const hasStake = parties.includes(CITY) || parties.includes(INVESTOR);
        if (hasStake) expect(refused).toContain('authority.verifier-partial');
      }),
    );
  });

  it('no two attests of a settlement are by one person', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('frida', 'farid'),
        fc.constantFrom('frida', 'farid'),
        (one, two) => {
          const otherTasks = [decided(attests[0], one, 'attest')];
          const refused = codes({ task: attests[1], who: two, memberships: finance, otherTasks });
          expect(refused.length === 0).toBe(one !== two);
        },
      ),
    );
  });
});
