import type { MembershipItem } from '../../../core/lifecycle/items/contract.ts';
import type { New } from '../../../core/lifecycle/items/item.ts';
import { mayDo } from '../../../core/lifecycle/tasks/actions.ts';
import type { installationRoutes } from '../../contract/routes/installation.ts';
import { accessToInstallation, INSTALLATION } from '../access.ts';
import { carryOut } from '../carry-out.ts';
import type { Handlers } from '../handler.ts';
import { find } from '../load.ts';
import { Refused } from '../refused.ts';

/** People of the whole installation belong to no party of a contract. */
const NO_PARTY = '*';

export const installationHandlers: Handlers<Omit<typeof installationRoutes, 'readHealth'>> = {
  readMe: async ({ context, person }) => ({
    value: { person, memberships: await context.store.membershipsOf(person) },
  }),

  listPeople: async (request) => {
    const access = await accessToInstallation(request);
    const findings = mayDo({ action: 'read-contract', person: request.person, ...access });
    if (findings.length > 0) throw new Refused(403, findings);
    const { memberships } = access;
    return { value: { members: [...memberships] } };
  },

  addPerson: async (request) => {
    const { context, person: who, input } = request;
    const access = await accessToInstallation(request);
    const findings = mayDo({ action: 'manage-members', person: who, ...access });
    if (findings.length > 0) throw new Refused(403, findings);
    const { person, role, from, to } = input.body;
    const item: New<MembershipItem> = {
      kind: 'membership',
      contractId: INSTALLATION,
      person,
      party: NO_PARTY,
      role,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    const facts = { issuer: person.issuer, subject: person.subject, role };
    await carryOut(context, {
      contractId: INSTALLATION,
      writes: [{ op: 'create', item }],
      events: [{ what: 'person-added', who, at: access.now, facts }],
      outbox: [],
    });
    const key = { person, party: NO_PARTY, role };
    const member = await find(context, 'membership', INSTALLATION, key);
    return { value: member, version: member.version };
  },
};
