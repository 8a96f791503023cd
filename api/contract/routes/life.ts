import * as z from 'zod';
import { Hash } from '../../../core/lifecycle/items/common.ts';
import { FactItem } from '../../../core/lifecycle/items/delivered.ts';
import { OfContract, OfTask, ShortText, Text } from '../parameters.ts';
import { FindingView } from '../problem.ts';
import { created, json, name, ok, route } from '../route.ts';
import { DueView, FactView, TaskView, TransitionView } from '../views.ts';

const Tasks = name('Tasks', z.object({ tasks: z.array(TaskView) }));

const TaskInFull = name(
  'TaskInFull',
  TaskView.extend({
    missing: z
      .array(FindingView)
      .optional()
      .describe(
        'Why data are asked for again: what is missing, or must be known before they are frozen.',
      ),
  }),
);

const NewTransition = name(
  'NewTransition',
  z.strictObject({
    transition: z
      .enum([
        'onboarding',
        'amendment',
        'suspension',
        'resumption',
        'termination',
        'intervention',
        'follow-up',
      ])
      .describe('What the contract is to go on to.'),
    reason: Text.optional().describe('Needed to suspend, resume and terminate.'),
    periodId: ShortText.optional().describe('Which period, for `follow-up`.'),
  }),
);

const Decision = name(
  'Decision',
  z.strictObject({
    choice: ShortText.describe('One of the answers that the task’s kind has.'),
    hash: z.optional(Hash).describe('The task’s `subjectHash`: a decision binds what was shown.'),
    reason: Text.optional(),
    reference: ShortText.optional().describe('Such as the bank’s reference of a payment.'),
  }),
);

export const lifeRoutes = {
  beginTransition: route({
    method: 'POST',
    path: '/contracts/{contractId}/transitions',
    tag: 'life',
    summary: 'Start the next phase of a contract',
    who: 'project owner',
    params: OfContract,
    body: json(NewTransition),
    reply: created(TransitionView),
    ifMatch: true,
  }),
  listTransitions: route({
    method: 'GET',
    path: '/contracts/{contractId}/transitions',
    tag: 'life',
    summary: 'What workflows have brought about, or are bringing about',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(name('Transitions', z.object({ transitions: z.array(TransitionView) }))),
  }),
  listDue: route({
    method: 'GET',
    path: '/contracts/{contractId}/due',
    tag: 'life',
    summary: 'What is due and when, the nearest first',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(name('DueDates', z.object({ due: z.array(DueView) }))),
  }),
  listMyTasks: route({
    method: 'GET',
    path: '/tasks',
    tag: 'life',
    summary: 'What waits for me, in all my contracts',
    who: 'anyone who is logged in',
    reply: ok(Tasks),
  }),
  listTasks: route({
    method: 'GET',
    path: '/contracts/{contractId}/tasks',
    tag: 'life',
    summary: 'The tasks of a contract, decided ones too',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(Tasks),
  }),
  readTask: route({
    method: 'GET',
    path: '/contracts/{contractId}/tasks/{taskId}',
    tag: 'life',
    summary: 'A task; where data are asked for again, with what is missing for who may see persons',
    who: 'members of the contract, administrator, auditor',
    params: OfTask,
    reply: ok(TaskInFull),
    ifMatch: true,
  }),
  decideTask: route({
    method: 'POST',
    path: '/contracts/{contractId}/tasks/{taskId}/decision',
    tag: 'life',
    summary: 'Decide a task',
    who: 'people of the task’s party with the task’s role',
    params: OfTask,
    body: json(Decision),
    reply: ok(TaskView),
    idempotencyKey: 'honoured',
    ifMatch: true,
  }),
  stateFact: route({
    method: 'POST',
    path: '/contracts/{contractId}/facts',
    tag: 'life',
    summary: 'State a fact that the terms ask for: capital drawn, a delivered figure, an event',
    who: 'project owner, finance; of an event whoever the terms let decide it',
    params: OfContract,
    body: json(name('NewFact', z.strictObject({ fact: FactItem.shape.fact }))),
    reply: created(FactView),
    idempotencyKey: 'required',
  }),
  listFacts: route({
    method: 'GET',
    path: '/contracts/{contractId}/facts',
    tag: 'life',
    summary: 'The facts that were stated',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(name('Facts', z.object({ facts: z.array(FactView) }))),
  }),
};
