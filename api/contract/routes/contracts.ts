import * as z from 'zod';
import { PlainDate } from '../../../core/lifecycle/items/common.ts';
import { Role } from '../../../core/terms/shape/frame.ts';
import { OfContract, ShortText } from '../parameters.ts';
import { FindingView } from '../problem.ts';
import { created, json, name, ok, route } from '../route.ts';
import { ContractView, MemberView, TermsView } from '../views.ts';

/** The text is read as written, so the size is that of a long contract, not of a book. */
export const TermsText = z.string().min(1).max(500_000).describe('The terms, as YAML text.');

const NewContract = name(
  'NewContract',
  z.strictObject({
    terms: TermsText,
    registryNumber: ShortText.optional().describe('Diarienummer; left out: as the terms say.'),
  }),
);

const NewMember = name(
  'NewMember',
  z.strictObject({
    person: z.strictObject({ issuer: ShortText, subject: ShortText, name: ShortText }),
    party: ShortText.describe('A party of the terms.'),
    role: z.union([Role, z.literal('signatory')]),
    from: z.optional(PlainDate),
    to: z.optional(PlainDate).describe('The last day. A membership is ended, never erased.'),
    substituteFor: ShortText.optional().describe('The subject of the person who is stood in for.'),
    attestLimit: z
      .string()
      .regex(/^\d{1,15}(\.\d{1,8})?$/)
      .optional()
      .describe('The largest amount this person may attest; left out: no limit.'),
  }),
);

export const contractRoutes = {
  createContract: route({
    method: 'POST',
    path: '/contracts',
    tag: 'contracts',
    summary: 'Create a contract from its terms, as a draft',
    who: 'administrator',
    body: json(NewContract),
    reply: created(
      name(
        'CreatedContract',
        z.object({
          contract: ContractView,
          terms: TermsView,
          findings: z.array(FindingView).describe('Warnings and notes about the terms.'),
        }),
      ),
    ),
  }),
  listContracts: route({
    method: 'GET',
    path: '/contracts',
    tag: 'contracts',
    summary: 'The contracts I may read',
    who: 'anyone who is logged in',
    reply: ok(name('Contracts', z.object({ contracts: z.array(ContractView) }))),
  }),
  readContract: route({
    method: 'GET',
    path: '/contracts/{contractId}',
    tag: 'contracts',
    summary: 'Where a contract stands',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(ContractView),
    ifMatch: true,
  }),
  listMembers: route({
    method: 'GET',
    path: '/contracts/{contractId}/members',
    tag: 'contracts',
    summary: 'Who does what in a contract',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(name('Members', z.object({ members: z.array(MemberView) }))),
  }),
  addMember: route({
    method: 'POST',
    path: '/contracts/{contractId}/members',
    tag: 'contracts',
    summary: 'Give a person a role for a party',
    who: 'administrator',
    params: OfContract,
    body: json(NewMember),
    reply: created(MemberView),
  }),
  changeMember: route({
    method: 'PUT',
    path: '/contracts/{contractId}/members',
    tag: 'contracts',
    summary: 'Change the dates, the limit or the name of a role that a person has',
    who: 'administrator',
    params: OfContract,
    body: json(NewMember),
    reply: ok(MemberView),
    ifMatch: true,
  }),
};
