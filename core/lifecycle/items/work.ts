import * as z from 'zod/mini';
import { ROLES } from '../../terms/shape/roles.ts';
import {
  Actor,
  affair,
  count,
  countFromZero,
  Hash,
  Instant,
  Moved,
  Person,
  stored,
} from './common.ts';
import { TaskKind, Workflow } from './workflow.ts';

/**
 * One transition: what a workflow is to bring about. Each try is an attempt with an execution of its own;
 * steps of an attempt that is no longer current stop with `SupersededAttempt`.
 */
export const TransitionItem = z.strictObject({
  ...stored,
  ...affair,
  kind: z.literal('transition'),
  workflow: Workflow,
  attempt: count(),
  /** The business time of the attempt: steps take their time from here, so a retry writes the same bytes. */
  at: Instant,
  state: z.enum(['open', 'finished', 'superseded', 'failed']),
  startedBy: Actor,
  executionArn: z.optional(z.string()),
  /** Real time: when the sweep looks whether the execution still runs. Done items have none. */
  checkAt: z.optional(Instant),
  outcome: z.optional(z.string()),
});
export type TransitionItem = z.infer<typeof TransitionItem>;

/**
 * What waits for a person. The item is the truth and its token only a doorbell: the decision is written here
 * first, and the execution reads it from here.
 */
export const TaskItem = z.strictObject({
  ...stored,
  ...affair,
  kind: z.literal('task'),
  /** Permanent: `<periodId>.<purpose>.r<revision>.<task>[.<party or number>]` (`taskId`). */
  taskId: z.string(),
  workflow: Workflow,
  task: TaskKind,
  /** The party whose people may decide, in this role. */
  party: z.string(),
  role: z.enum([...ROLES, 'signatory']),
  state: z.enum(['open', 'decided', 'superseded']),
  token: z.optional(z.string()),
  attempt: count(),
  openedAt: Instant,
  dueAt: z.optional(Instant),
  /** The hash of exactly what the person is shown; a decision names it, or is refused. */
  subjectHash: z.optional(Hash),
  decision: z.optional(
    z.strictObject({
      choice: z.string(),
      by: Person,
      at: Instant,
      reason: z.optional(z.string()),
      hash: z.optional(Hash),
      reference: z.optional(z.string()),
    }),
  ),
  /** Why it closed without a decision. */
  closedBecause: z.optional(z.string()),
});
export type TaskItem = z.infer<typeof TaskItem>;

/** Everything outside the table is first an item here, in the same transaction as its cause. */
export const OutboxItem = z.strictObject({
  ...stored,
  kind: z.literal('outbox'),
  /** Permanent; receivers get it and may see it twice. */
  outboxId: z.string(),
  state: z.enum(['pending', 'done']),
  /** Real time: when the sweep tries again. */
  retryAt: z.optional(Instant),
  message: z.discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('start-execution'),
      workflow: Workflow,
      ...affair,
      attempt: count(),
    }),
    z.strictObject({
      what: z.literal('answer-task'),
      taskId: z.string(),
      attempt: count(),
    }),
    z.strictObject({
      what: z.literal('notice'),
      /** The open file that holds the notice. */
      file: Hash,
      type: z.string(),
    }),
    z.strictObject({
      /** Deletes the contract's data key and its persons' files, as its head says. */
      what: z.literal('erase-persons'),
    }),
    z.strictObject({
      /** The same where the contract is carried on elsewhere, and has arrived there with them. */
      what: z.literal('erase-left'),
    }),
  ]),
});
export type OutboxItem = z.infer<typeof OutboxItem>;

export const DUE_KINDS = [
  'sign-by',
  'intervention-begins',
  'intervention-ends',
  'collect-data',
  'objections-close',
  'task-deadline',
  'payout-waits',
  'contract-ends',
  'erase-persons',
] as const;

/** Something that is to happen at a business time. Computed by core, written by steps, acted on by the sweep. */
export const DueItem = z.strictObject({
  ...stored,
  ...affair,
  kind: z.literal('due'),
  dueId: z.string(),
  what: z.enum(DUE_KINDS),
  at: Instant,
  state: z.enum(['waiting', 'done']),
  taskId: z.optional(z.string()),
});
export type DueItem = z.infer<typeof DueItem>;

/** An event, append-only and hash-chained per contract. Never holds person-level data. */
export const EventItem = z.strictObject({
  ...stored,
  kind: z.literal('event'),
  chain: z.string(),
  sequence: count(),
  /** Permanent name of what happened. */
  what: z.string(),
  who: Actor,
  at: Instant,
  facts: z.record(z.string(), z.string()),
  previousHash: Hash,
  hash: Hash,
});
export type EventItem = z.infer<typeof EventItem>;

/** The head of a chain (`events`, or `access-2026-11` for reads of person-level data). */
export const ChainItem = z.strictObject({
  ...stored,
  kind: z.literal('chain'),
  chain: z.string(),
  sequence: countFromZero(),
  hash: Hash,
  /** Takes no more events: the contract is carried on elsewhere. */
  closed: z.optional(Moved),
});
export type ChainItem = z.infer<typeof ChainItem>;

/** Settings of the installation, under `contractId: "*"`. */
export const ClockItem = z.strictObject({
  ...stored,
  kind: z.literal('clock'),
  /** The simulated instant, when the clock is simulated and stands still. */
  instant: Instant,
});
export type ClockItem = z.infer<typeof ClockItem>;
