import * as z from 'zod';
import { PlainDate } from '../../../core/lifecycle/items/common.ts';
import { ShortText } from '../parameters.ts';
import { created, json, name, ok, route } from '../route.ts';
import { MemberView, PersonView } from '../views.ts';

const NewPerson = name(
  'NewPerson',
  z.strictObject({
    person: z.strictObject({ issuer: ShortText, subject: ShortText, name: ShortText }),
    role: z.enum(['administrator', 'auditor']),
    from: z.optional(PlainDate),
    to: z.optional(PlainDate),
  }),
);

/** What concerns the installation, not one contract. */
export const installationRoutes = {
  readHealth: route({
    method: 'GET',
    path: '/health',
    tag: 'installation',
    summary: 'Whether Utfall answers, and which version it is',
    reply: ok(name('Health', z.object({ status: z.literal('ok'), version: z.string() }))),
  }),
  readMe: route({
    method: 'GET',
    path: '/me',
    tag: 'installation',
    summary: 'Who I am to Utfall, and my roles in every contract',
    who: 'anyone who is logged in',
    reply: ok(name('Me', z.object({ person: PersonView, memberships: z.array(MemberView) }))),
  }),
  listPeople: route({
    method: 'GET',
    path: '/people',
    tag: 'installation',
    summary: 'The administrators and auditors of the installation',
    who: 'administrator, auditor',
    reply: ok(name('People', z.object({ members: z.array(MemberView) }))),
  }),
  addPerson: route({
    method: 'POST',
    path: '/people',
    tag: 'installation',
    summary: 'Make somebody an administrator or auditor',
    who: 'administrator',
    body: json(NewPerson),
    reply: created(MemberView),
  }),
};
