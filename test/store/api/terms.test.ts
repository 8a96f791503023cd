import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import { problemOf } from './problems.ts';
import { CONTRACT, TERMS, useWorlds, type World, withContract, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const OTHER = TERMS.replace('decideWithin: 30 days', 'decideWithin: 45 days');

async function inFollowUp(): Promise<World> {
  const world = await withContract(await newWorld());
  const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
  const [terms] = await world.store.list('terms', contractId);
  if (!terms) throw new Error('not there');
  await write(world, [
    { op: 'replace', item: { ...contract, phase: 'follow-up', termsVersion: 1 } },
    { op: 'replace', item: { ...terms, state: 'in-force' } },
  ]);
  return world;
}

const begin = (
  world: World,
  transition: 'onboarding' | 'amendment' | 'suspension',
  reason?: string,
) =>
  world.as('petra').beginTransition({
    contractId,
    body: { transition, ...(reason === undefined ? {} : { reason }) },
  });

describe('terms in draft', () => {
  it('are written anew by the project owner, as a new version that replaces the draft', async () => {
    const world = await withContract(await newWorld());
    const body = { terms: OTHER };
    const { terms } = await world.as('petra').writeTerms({ contractId, body }, { ifMatch: 1 });
    expect(terms).toMatchObject({ termsVersion: 2, state: 'draft', purpose: 'onboarding' });
    const { versions } = await world.as('ines').listTerms({ contractId });
    expect(versions.filter(({ state }) => state === 'draft')).toEqual([terms]);
    const late = await problemOf(
      world.as('petra').writeTerms({ contractId, body: { terms: TERMS } }, { ifMatch: 1 }),
    );
    expect(late).toMatchObject({ status: 412, current: { latestTermsVersion: 2 } });
  });

  it('are not written by anybody else, for another contract, or with mistakes', async () => {
    const world = await withContract(await newWorld());
    const written = (subject: string, terms: string) =>
      problemOf(world.as(subject).writeTerms({ contractId, body: { terms } }));
    expect(await written('ines', OTHER)).toMatchObject({ status: 403 });
    const other = await written('petra', OTHER.replace(`contract: ${CONTRACT}`, 'contract: other'));
    expect(other.findings).toMatchObject([{ code: 'amendment.other-contract' }]);
    expect((await written('petra', `${OTHER}\ncolour: red\n`)).status).toBe(422);
    expect(await world.store.list('terms', contractId)).toHaveLength(1);
    expect((await world.kept()).files.filter((path) => path.startsWith('/open/'))).toHaveLength(1);
  });

  it('get the signed document, with its registry number and hash', async () => {
    const world = await withContract(await newWorld());
    const bytes = new TextEncoder().encode('%PDF-1.7 avtal');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const attach = (given: string, name = 'avtal.pdf') =>
      world.as('petra').attachDocument({
        contractId,
        termsVersion: 1,
        body: { document: new File([bytes], name), registryNumber: 'KS 2016/123', hash: given },
      });
    const damaged = await problemOf(attach('d'.repeat(64)));
    expect(damaged.findings).toMatchObject([{ code: 'api.hash-differs' }]);
    const named = await problemOf(attach(hash, '640823-3234.pdf'));
    expect(named.findings).toMatchObject([{ code: 'api.personnummer' }]);
    const terms = await attach(hash);
    expect(terms.signedDocument).toEqual({
      file: hash,
      name: 'avtal.pdf',
      registryNumber: 'KS 2016/123',
    });
    expect(await world.as('ines').readFile({ contractId, hash })).toEqual(bytes);

    const signed = await world.store.read('terms', contractId, { termsVersion: 1 });
    if (!signed) throw new Error('terms');
    await write(world, [{ op: 'replace', item: { ...signed, state: 'in-force' } }]);
    const exchanged = await problemOf(attach(hash, 'another.pdf'));
    expect(exchanged).toMatchObject({ status: 409, findings: [{ code: 'api.terms-over' }] });
  });
});

describe('the next phase', () => {
  it('is started by the project owner: the transition, the event and the outbox are there together', async () => {
    const world = await withContract(await newWorld());
    const begun = await begin(world, 'onboarding');
    expect(begun).toMatchObject({ workflow: 'onboarding', purpose: 'onboarding', state: 'open' });
    expect(await world.as('ines').readContract({ contractId })).toMatchObject({
      phase: 'onboarding',
    });
    const outbox = await world.store.list('outbox', contractId);
    expect(outbox.map(({ message }) => message.what)).toEqual(['start-execution']);
    expect((await world.as('ines').listTransitions({ contractId })).transitions).toEqual([begun]);
  });

  it('is started once, whoever tries at the same time', async () => {
    const world = await withContract(await newWorld());
    const both = await Promise.allSettled([begin(world, 'onboarding'), begin(world, 'onboarding')]);
    expect(await world.store.list('outbox', contractId)).toHaveLength(1);
    const third = await problemOf(begin(world, 'onboarding'));
    expect(third).toMatchObject({ status: 409 });
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
  });

  it('is no business of others, and does not come before its time', async () => {
    const world = await withContract(await newWorld());
    const body = { transition: 'onboarding' } as const;
    expect(await problemOf(world.as('ada').beginTransition({ contractId, body }))).toMatchObject({
      status: 403,
    });
    const early = await problemOf(begin(world, 'suspension', 'pandemi'));
    expect(early).toMatchObject({ status: 409, findings: [{ code: 'trigger.phase' }] });
    const intervention = await problemOf(
      world.as('petra').beginTransition({ contractId, body: { transition: 'intervention' } }),
    );
    expect(intervention).toMatchObject({ status: 409, findings: [{ code: 'trigger.phase' }] });
    const nothing = await problemOf(begin(world, 'amendment'));
    expect(nothing).toMatchObject({ status: 409, findings: [{ code: 'api.no-such-draft' }] });
    const period = await problemOf(
      world.as('petra').beginTransition({ contractId, body: { transition: 'follow-up' } }),
    );
    expect(period.findings).toMatchObject([{ code: 'api.missing-field' }]);
  });

  it('that changes the course says why', async () => {
    const world = await inFollowUp();
    const silent = await problemOf(begin(world, 'suspension'));
    expect(silent.findings).toMatchObject([{ code: 'trigger.reason-missing' }]);
    expect(await begin(world, 'suspension', 'pandemi')).toMatchObject({ purpose: 'suspension' });
  });
});

describe('an amendment', () => {
  it('is a draft until it is put before the parties', async () => {
    const world = await inFollowUp();
    const body = { terms: OTHER, effectiveFrom: '2018-01-01' };
    const { terms } = await world.as('petra').amend({ contractId, body });
    expect(terms).toMatchObject({
      termsVersion: 2,
      purpose: 'amendment',
      state: 'draft',
      effectiveFrom: '2018-01-01',
    });
    const begun = await begin(world, 'amendment');
    expect(begun).toMatchObject({ workflow: 'onboarding', purpose: 'amendment', revision: 2 });
    const again = await problemOf(world.as('petra').amend({ contractId, body }));
    expect(again).toMatchObject({ status: 409 });
    expect(again.findings.map(({ code }) => code)).toContain('amendment.being-signed');
  });

  it('is none while the contract is a draft, and a contract that runs has no draft', async () => {
    const draft = await withContract(await newWorld());
    const body = { terms: OTHER, effectiveFrom: '2018-01-01' };
    const early = await problemOf(draft.as('petra').amend({ contractId, body }));
    expect(early).toMatchObject({ status: 409, findings: [{ code: 'amendment.phase' }] });
    const running = await inFollowUp();
    const late = await problemOf(
      running.as('petra').writeTerms({ contractId, body: { terms: OTHER } }),
    );
    expect(late).toMatchObject({ status: 409, findings: [{ code: 'api.not-a-draft' }] });
  });

  it('of nothing, or of a period that is not there, is refused', async () => {
    const world = await inFollowUp();
    const amend = (terms: string, movesPeriods: string[]) =>
      problemOf(
        world.as('petra').amend({
          contractId,
          body: { terms, effectiveFrom: '2018-01-01', movesPeriods },
        }),
      );
    expect((await amend(TERMS, [])).findings).toMatchObject([{ code: 'amendment.nothing-new' }]);
    expect((await amend(OTHER, ['no_such'])).findings).toMatchObject([
      { code: 'amendment.period-unknown' },
    ]);
  });
});
