import { describe, expect, it } from 'vitest';
import { problemOf } from './problems.ts';
import { CONTRACT, ISSUER, member, NOW, TERMS, useWorlds, withContract } from './world.ts';

const newWorld = useWorlds();

describe('a contract', () => {
  it('is created from its terms by an administrator, as a draft', async () => {
    const world = await newWorld();
    const body = { terms: TERMS, registryNumber: 'KS 2016/123' };
    const { contract, terms } = await world.as('ada').createContract({ body });
    expect(contract).toMatchObject({
      contractId: CONTRACT,
      phase: 'draft',
      registryNumber: 'KS 2016/123',
      termsVersion: 0,
      createdAt: NOW,
      createdBy: { issuer: ISSUER, subject: 'ada' },
    });
    expect(terms).toMatchObject({ termsVersion: 1, state: 'draft', purpose: 'onboarding' });
    const { text } = await world.as('ada').readTerms({ contractId: CONTRACT, termsVersion: 1 });
    expect(text).toBe(TERMS);
    const { events } = await world.as('ada').listEvents({ contractId: CONTRACT });
    expect(events.map(({ what }) => what)).toEqual(['contract-created']);
  });

  it('is not created by anybody else', async () => {
    const world = await newWorld();
    const problem = await problemOf(world.as('petra').createContract({ body: { terms: TERMS } }));
    expect(problem.status).toBe(403);
    expect(await world.store.contracts()).toEqual([]);
  });

  it('is not created from terms with mistakes: all of them are told, with their lines', async () => {
    const world = await newWorld();
    const terms = TERMS.replace('currency: SEK', 'currency: kronor').replace(
      'share: 40 %',
      'share: forty',
    );
    const problem = await problemOf(world.as('ada').createContract({ body: { terms } }));
    expect(problem.status).toBe(422);
    expect(problem.findings.every(({ at }) => at.file === 'terms.yaml')).toBe(true);
    expect(problem.findings.every(({ what, mend }) => what !== '' && mend !== '')).toBe(true);
    expect((await world.kept()).items).toBe(0);
  });

  it('is not created from terms with a personal identity number, which is not said again', async () => {
    const world = await newWorld();
    const terms = TERMS.replace('note: The budget', 'note: 640823-3234. The budget');
    const problem = await problemOf(world.as('ada').createContract({ body: { terms } }));
    expect(problem.findings).toMatchObject([{ code: 'terms.personnummer' }]);
    expect(JSON.stringify(problem.findings)).not.toContain('3234');
    expect(await world.kept()).toMatchObject({ items: 0, files: [] });
  });

  it('is not created twice', async () => {
    const world = await withContract(await newWorld());
    const problem = await problemOf(world.as('ada').createContract({ body: { terms: TERMS } }));
    expect(problem).toMatchObject({ status: 409, findings: [{ code: 'api.contract-exists' }] });
  });

  it('is created once by two who try at once: the other is told', async () => {
    const world = await newWorld();
    const both = await Promise.allSettled([
      world.as('ada').createContract({ body: { terms: TERMS, registryNumber: 'A' } }),
      world.as('ada').createContract({ body: { terms: TERMS, registryNumber: 'B' } }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((each) => each.status === 'rejected');
    expect(lost?.reason).toMatchObject({ status: 409 });
    expect(await world.store.list('event', CONTRACT)).toHaveLength(1);
  });

  it('is seen by its members, administrators and auditors, and is not there for others', async () => {
    const world = await withContract(await newWorld());
    await member(world, { contractId: '*', party: '*', role: 'auditor', subject: 'rut' });
    await member(world, { role: 'investor', subject: 'past', to: '2016-08-31' });
    for (const subject of ['petra', 'ines', 'ada', 'rut']) {
      const { contracts } = await world.as(subject).listContracts();
      expect(contracts.map(({ contractId }) => contractId)).toEqual([CONTRACT]);
      const contract = await world.as(subject).readContract({ contractId: CONTRACT });
      expect(contract.contractId).toBe(CONTRACT);
    }
    for (const subject of ['nobody', 'past']) {
      expect(await world.as(subject).listContracts()).toEqual({ contracts: [] });
      const hidden = await problemOf(world.as(subject).readContract({ contractId: CONTRACT }));
      const absent = await problemOf(world.as(subject).readContract({ contractId: 'no-such' }));
      expect(hidden.status).toBe(404);
      expect(hidden.findings).toEqual(absent.findings);
    }
  });

  it.each([
    'members',
    'terms',
    'terms/1',
    'transitions',
    'tasks',
    'tasks/any',
    'facts',
    'imports',
    'imports/any/file',
    'periods',
    'periods/any',
    'periods/any/result',
    'periods/any/pack',
    'settlements',
    'settlements/any.outcome-payment.r1',
    'settlements/any.outcome-payment.r1/explanation',
    'settlements/any.outcome-payment.r1/notice',
    'ledger',
    'events',
    'chains',
    `files/${'a'.repeat(64)}`,
  ])('hides %s from whoever has no role in it', async (path) => {
    const world = await withContract(await newWorld());
    const response = await world.request('nobody', `/contracts/${CONTRACT}/${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ findings: [{ code: 'api.not-found' }] });
  });
});

describe('a role', () => {
  it('is given by an administrator, and is an event', async () => {
    const world = await withContract(await newWorld());
    const person = world.person('fia');
    const body = { person, party: 'norrkoping', role: 'finance', attestLimit: '500000' } as const;
    const added = await world.as('ada').addMember({ contractId: CONTRACT, body });
    expect(added).toMatchObject({ ...body, version: 1 });
    const { members } = await world.as('fia').listMembers({ contractId: CONTRACT });
    expect(members).toHaveLength(4);
    const { events } = await world.as('fia').listEvents({ contractId: CONTRACT });
    expect(events.at(-1)).toMatchObject({ what: 'member-added', facts: { role: 'finance' } });
    const me = await world.as('fia').readMe();
    expect(me.memberships).toMatchObject([{ contractId: CONTRACT, role: 'finance' }]);
  });

  it('is changed under the lock that was read, and the other writer is told what it is now', async () => {
    const world = await withContract(await newWorld());
    const body = {
      person: world.person('petra'),
      party: 'norrkoping',
      role: 'project-owner',
    } as const;
    const change = (to: string, ifMatch: number) =>
      world.as('ada').changeMember({ contractId: CONTRACT, body: { ...body, to } }, { ifMatch });
    expect(await change('2017-12-31', 1)).toMatchObject({ to: '2017-12-31', version: 2 });
    const late = await problemOf(change('2018-12-31', 1));
    expect(late).toMatchObject({
      status: 412,
      findings: [{ code: 'api.changed-since', facts: { read: 1, now: 2 } }],
      current: { to: '2017-12-31', version: 2 },
    });
  });

  it.each([
    { why: 'a party that is none', body: { party: 'other' }, code: 'member.party-unknown' },
    { why: 'a role of another party', body: { role: 'investor' }, code: 'member.role-not-partys' },
    {
      why: 'an end before its beginning',
      body: { from: '2018-01-01', to: '2017-01-01' },
      code: 'member.dates',
    },
    {
      why: 'a limit without attest',
      body: { attestLimit: '5' },
      code: 'member.limit-without-attest',
    },
    {
      why: 'a colleague who is none',
      body: { substituteFor: 'x' },
      code: 'member.colleague-unknown',
    },
  ])('is refused with $why', async ({ body, code }) => {
    const world = await withContract(await newWorld());
    const asked = {
      person: world.person('new'),
      party: 'norrkoping',
      role: 'project-owner' as const,
      ...(body as object),
    };
    const problem = await problemOf(
      world.as('ada').addMember({ contractId: CONTRACT, body: asked }),
    );
    expect(problem).toMatchObject({ status: 422, findings: [{ code }] });
  });

  it('is refused when it would put a person on both sides: the evaluator is no investor', async () => {
    const world = await withContract(await newWorld());
    const body = {
      person: world.person('ines'),
      party: 'lumell_associates',
      role: 'evaluator',
    } as const;
    const problem = await problemOf(world.as('ada').addMember({ contractId: CONTRACT, body }));
    expect(problem.findings).toMatchObject([{ code: 'authority.verifier-partial' }]);
  });

  it('is no business of anybody but administrators', async () => {
    const world = await withContract(await newWorld());
    const body = { person: world.person('petra'), party: 'norrkoping', role: 'finance' } as const;
    const problem = await problemOf(world.as('petra').addMember({ contractId: CONTRACT, body }));
    expect(problem).toMatchObject({ status: 403, findings: [{ code: 'authority.action' }] });
  });

  it('of the installation is given by an administrator, and seen by auditors', async () => {
    const world = await withContract(await newWorld());
    const body = { person: world.person('rut'), role: 'auditor' } as const;
    expect(await world.as('ada').addPerson({ body })).toMatchObject({ role: 'auditor' });
    expect((await world.as('rut').listPeople()).members).toHaveLength(2);
    expect(await problemOf(world.as('rut').addPerson({ body }))).toMatchObject({ status: 403 });
    expect(await problemOf(world.as('petra').listPeople())).toMatchObject({ status: 403 });
    const again = await world.as('ada').addPerson({ body });
    expect(again).toMatchObject({ version: 1 });
    const other = { body: { ...body, to: '2017-12-31' } };
    expect(await problemOf(world.as('ada').addPerson(other))).toMatchObject({
      status: 409,
      findings: [{ code: 'api.exists' }],
      current: { role: 'auditor', version: 1 },
    });
  });
});
