import * as z from 'zod/mini';
import { ROLES } from '../../terms/shape/roles.ts';
import {
  count,
  countFromZero,
  Hash,
  Instant,
  MovedAway,
  Person,
  PlainDate,
  stored,
} from './common.ts';

export const PHASES = [
  'draft',
  'onboarding',
  'intervention',
  'follow-up',
  'closed',
  'suspended',
  'terminated',
] as const;
export const Phase = z.enum(PHASES);
export type Phase = z.infer<typeof Phase>;

/** That a contract's persons are to be erased, or were. */
export const Erasure = z.strictObject({
  /** `requested`: one of two has asked for it before its time; `decided`: nothing more is taken in. */
  state: z.enum(['requested', 'decided', 'done']),
  why: z.enum(['retention', 'request']),
  at: Instant,
  requestedBy: z.optional(Person),
  /** In which role it was requested; the other has to agree. */
  role: z.optional(z.enum(['project-owner', 'administrator'])),
  confirmedBy: z.optional(Person),
  reason: z.optional(z.string()),
  /** The open file that says what was erased. */
  certificate: z.optional(Hash),
});
export type Erasure = z.infer<typeof Erasure>;

/** The head of a contract: where it stands. One per contract. */
export const ContractItem = z.strictObject({
  ...stored,
  kind: z.literal('contract'),
  title: z.strictObject({ sv: z.string(), en: z.string() }),
  currency: z.string(),
  timeZone: z.string(),
  phase: Phase,
  /** The phase to come back to when a suspension ends. */
  suspendedFrom: z.optional(Phase),
  registryNumber: z.optional(z.string()),
  /** The version of the terms in force; 0 before activation. */
  termsVersion: countFromZero(),
  /** The newest version written, in force or not. */
  latestTermsVersion: count(),
  /** Key text of the one settlement that may be open (`settlementKey`). */
  openSettlement: z.optional(z.string()),
  /** The number of the last ledger posting; a settlement is valid only for the one it was computed from. */
  ledgerSequence: countFromZero(),
  enrolment: z.enum(['not-open', 'open', 'closed']),
  erasure: z.optional(Erasure),
  /** Another installation carries it on: nothing happens to it here any more. */
  moved: z.optional(MovedAway),
  createdAt: Instant,
  createdBy: Person,
});
export type ContractItem = z.infer<typeof ContractItem>;

export const Signature = z.strictObject({
  party: z.string(),
  person: Person,
  at: Instant,
  hash: Hash,
});
export type Signature = z.infer<typeof Signature>;

/** A version of the terms. The text is an open file; what is signed is the hash of its canonical form. */
export const TermsItem = z.strictObject({
  ...stored,
  kind: z.literal('terms'),
  termsVersion: count(),
  hash: Hash,
  textFile: Hash,
  state: z.enum(['draft', 'signing', 'in-force', 'replaced', 'rejected']),
  purpose: z.enum(['onboarding', 'amendment']),
  effectiveFrom: z.optional(PlainDate),
  /** The hash of the frozen baseline: comparators' values as they stood at signing. */
  baselineHash: z.optional(Hash),
  signedDocument: z.optional(
    z.strictObject({ file: Hash, name: z.string(), registryNumber: z.string() }),
  ),
  signatures: z.array(Signature),
  /** Open periods that an amendment moves to a new revision. */
  movesPeriods: z.array(z.string()),
  rejectedBy: z.optional(z.strictObject({ person: Person, at: Instant, reason: z.string() })),
  writtenAt: Instant,
  writtenBy: Person,
});
export type TermsItem = z.infer<typeof TermsItem>;

/** Roles of a person in a contract, with dates. Administrators and auditors have `contractId: "*"`. */
export const MembershipItem = z.strictObject({
  ...stored,
  kind: z.literal('membership'),
  person: Person,
  party: z.string(),
  role: z.enum([...ROLES, 'signatory', 'administrator', 'auditor']),
  from: z.optional(PlainDate),
  to: z.optional(PlainDate),
  substituteFor: z.optional(z.string()),
  /** The largest amount that this person may attest, in the contract's currency; left out: no limit. */
  attestLimit: z.optional(z.string()),
});
export type MembershipItem = z.infer<typeof MembershipItem>;
export type MemberRole = MembershipItem['role'];
