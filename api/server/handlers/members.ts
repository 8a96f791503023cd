import { checkMembership } from '../../../core/lifecycle/authority/membership.ts';
import type { MembershipItem } from '../../../core/lifecycle/items/contract.ts';
import type { ParsedOf } from '../../contract/route.ts';
import type { contractRoutes } from '../../contract/routes/contracts.ts';
import { type Access, accessTo, accessToDo } from '../access.ts';
import { carryOut, expectVersion } from '../carry-out.ts';
import { defined } from '../defined.ts';
import type { ApiRequest, Handlers } from '../handler.ts';
import { find, termsInForce } from '../load.ts';
import { Refused } from '../refused.ts';

type MemberRoutes = Pick<typeof contractRoutes, 'listMembers' | 'addMember' | 'changeMember'>;
type Proposed = ApiRequest<ParsedOf<typeof contractRoutes.addMember>>;

export const memberHandlers: Handlers<MemberRoutes> = {
  listMembers: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { members: await request.context.store.list('membership', contractId) } };
  },

  addMember: async (request) => {
    const { access, member } = await acceptable(request);
    await carryOut(request.context, {
      contractId: member.contractId,
      writes: [{ op: 'create', item: member }],
      events: [eventOf('member-added', request, access)],
      outbox: [],
    });
    return memberNow(request);
  },

  changeMember: async (request) => {
    const { context, input, ifMatch } = request;
    const { access, member } = await acceptable(request);
    const before = await find(context, 'membership', input.contractId, input.body);
    expectVersion(ifMatch, before);
    const { format, version } = before;
    await carryOut(context, {
      contractId: member.contractId,
      writes: [{ op: 'replace', item: { ...member, format, version } }],
      events: [eventOf('member-changed', request, access)],
      outbox: [],
    });
    return memberNow(request);
  },
};

/** The membership that was asked for. @throws Refused 403, 404, 422 */
async function acceptable(request: Proposed) {
  const { context, input } = request;
  const { contractId, body } = input;
  const access = await accessToDo(request, contractId, 'manage-members');
  const { terms } = await termsInForce(context, access.contract);
  const findings = checkMembership({ member: body, memberships: access.memberships, terms });
  if (findings.length > 0) throw new Refused(422, findings);
  return { access, member: { kind: 'membership' as const, contractId, ...defined(body) } };
}

function eventOf(what: string, { input, person: who }: Proposed, { now }: Access) {
  const { person, ...said } = input.body;
  const { issuer, subject } = person;
  return { what, who, at: now, facts: { issuer, subject, ...defined(said) } };
}

async function memberNow({ context, input }: Proposed) {
  const member: MembershipItem = await find(context, 'membership', input.contractId, input.body);
  return { value: member, version: member.version };
}
