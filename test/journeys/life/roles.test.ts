import { afterEach, describe, expect, it } from 'vitest';
import { ADMINISTRATOR } from '../../../local/demo/cast.ts';
import { refusalOf, type Theatre } from '../theatre.ts';
import { act, pay, settled } from './acts.ts';
import { expectBooksInOrder } from './books.ts';
import {
  CITY,
  CONTRACT,
  evaluator,
  FUND,
  finance,
  investor,
  owner,
  payer,
  provider,
} from './cast.ts';
import { rewrite } from './few.ts';
import { beginAt } from './points.ts';

const contractId = CONTRACT;
/** Somebody of the cast who has no part in the money. */
const STAND_IN = 'skr_uppdrag_psykisk_halsa.intermediary';
let theatre: Theatre;

afterEach(() => theatre.close());

type Member = Parameters<ReturnType<Theatre['as']>['addMember']>[0]['body'];

function member(subject: string, party: string, rest: Partial<Member> & Pick<Member, 'role'>) {
  return { person: { issuer: theatre.stage.issuer, subject, name: subject }, party, ...rest };
}

function addMember(...[subject, party, rest]: Parameters<typeof member>) {
  const body = member(subject, party, rest);
  return theatre.as(ADMINISTRATOR.subject).addMember({ contractId, body });
}

function changeMember(...[subject, party, rest]: Parameters<typeof member>) {
  const body = member(subject, party, rest);
  return theatre.as(ADMINISTRATOR.subject).changeMember({ contractId, body });
}

/** Why this person may not decide what is open. */
async function refusedTo(
  subject: string,
  ...[kind, choice]: ['attest' | 'accept-delivery', string]
) {
  const task = await theatre.openTask(kind);
  return refusalOf(theatre.decide(subject, task, choice));
}

describe('the evaluator is nobody who gains or pays', () => {
  it('neither as a party, nor as a person', async () => {
    theatre = await beginAt('accept-delivery');
    const terms = rewrite(theatre.contract.text, [
      ['contract: norrkoping-2016', 'contract: partial'],
      ['roles: [investor]', 'roles: [investor, evaluator]'],
      ['verifier: lumell_associates', `verifier: ${FUND}`],
    ]);
    const created = theatre.as(ADMINISTRATOR.subject).createContract({ body: { terms } });
    expect(await refusalOf(created)).toMatchObject({
      status: 422,
      codes: expect.arrayContaining(['terms.verifier-not-independent']),
    });
    const added = addMember(investor, 'lumell_associates', { role: 'evaluator' });
    expect(await refusalOf(added)).toMatchObject({
      status: 422,
      codes: ['authority.verifier-partial'],
    });
  });
});

describe('a delivery', () => {
  it('is accepted by whom the terms name, and not by the person who reported it', async () => {
    theatre = await beginAt('accept-delivery');
    expect(await theatre.openTask('accept-delivery')).toMatchObject({
      party: CITY,
      role: 'outcome-payer',
    });
    expect((await refusedTo(owner, 'accept-delivery', 'accepted')).codes).toEqual([
      'authority.not-theirs',
    ]);
    await addMember(provider, CITY, { role: 'outcome-payer' });
    expect((await refusedTo(provider, 'accept-delivery', 'accepted')).codes).toEqual([
      'authority.same-person',
    ]);
    await act(theatre, payer, 'accept-delivery', ['accepted']);
    await pay(theatre);
    expect(await settled(theatre)).toEqual(['contract.delivery.r1 reconciled 3000000']);
    await expectBooksInOrder(theatre);
  });

  it('that is not accepted is not paid, and the follow-up goes on', async () => {
    theatre = await beginAt('accept-delivery');
    const reason = 'Half of the places stood empty';
    await act(theatre, payer, 'accept-delivery', ['rejected', { reason }]);
    expect(await settled(theatre)).toEqual([]);
    const { phase } = await theatre.as(owner).readContract({ contractId });
    expect(phase).toBe('follow-up');
  });
});

describe('attesters', () => {
  it('are two persons within their limits, neither of whom verified', async () => {
    theatre = await beginAt('attest');
    await act(theatre, finance[0], 'attest', ['attest']);
    expect((await refusedTo(finance[0], 'attest', 'attest')).codes).toEqual([
      'authority.same-person',
    ]);
    await changeMember(finance[1], CITY, { role: 'finance', attestLimit: '100000' });
    expect((await refusedTo(finance[1], 'attest', 'attest')).codes).toEqual([
      'authority.over-limit',
    ]);
    // The evaluator leaves, and begins at the payer's finance: what they verified they still do not attest.
    await changeMember(evaluator, 'lumell_associates', { role: 'evaluator', to: '2019-01-10' });
    await addMember(evaluator, CITY, { role: 'finance', from: '2019-01-11' });
    expect((await refusedTo(evaluator, 'attest', 'attest')).codes).toEqual([
      'authority.same-person',
    ]);
    await changeMember(finance[1], CITY, { role: 'finance', attestLimit: '1000000' });
    await pay2(finance[1]);
  });

  it('may be stood in for, on the days that are agreed, and not beside whom one stands in for', async () => {
    theatre = await beginAt('attest');
    const role = 'finance' as const;
    const substituteFor = finance[1];
    await addMember(STAND_IN, CITY, { role, substituteFor, from: '2019-02-01', to: '2019-02-28' });
    expect((await refusedTo(STAND_IN, 'attest', 'attest')).codes).toEqual(['authority.not-today']);
    await changeMember(STAND_IN, CITY, {
      role,
      substituteFor,
      from: '2019-01-15',
      to: '2019-02-28',
    });
    await act(theatre, STAND_IN, 'attest', ['attest']);
    expect((await refusedTo(finance[1], 'attest', 'attest')).codes).toEqual([
      'authority.stands-in',
    ]);
    await pay2(finance[0]);
  });
});

/** The last attest, and the payment. */
async function pay2(subject: string): Promise<void> {
  await act(theatre, subject, 'attest', ['attest']);
  await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-1' }]);
  const [, paid] = await theatre.settlements();
  expect(paid).toMatchObject({ periodId: 'follow_up_1', state: 'reconciled' });
  await expectBooksInOrder(theatre);
}
