import * as z from 'zod';
import { Role } from '../../terms/shape/frame.ts';
import { Hash, Instant, Moved, Person, PlainDate, stored } from './common.ts';

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
  requestedBy: Person.optional(),
  /** In which role it was requested; the other has to agree. */
  role: z.enum(['project-owner', 'administrator']).optional(),
  confirmedBy: Person.optional(),
  reason: z.string().optional(),
  /** The open file that says what was erased. */
  certificate: Hash.optional(),
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
  suspendedFrom: Phase.optional(),
  registryNumber: z.string().optional(),
  /** The version of the terms in force; 0 before activation. */
  termsVersion: z.int().nonnegative(),
  /** The newest version written, in force or not. */
  latestTermsVersion: z.int().positive(),
  /** Key text of the one settlement that may be open (`settlementKey`). */
  openSettlement: z.string().optional(),
  /** The number of the last ledger posting; a settlement is valid only for the one it was computed from. */
  ledgerSequence: z.int().nonnegative(),
  enrolment: z.enum(['not-open', 'open', 'closed']),
  erasure: Erasure.optional(),
  /** Another installation carries it on: nothing happens to it here any more. */
  moved: Moved.optional(),
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
  termsVersion: z.int().positive(),
  hash: Hash,
  textFile: Hash,
  state: z.enum(['draft', 'signing', 'in-force', 'replaced', 'rejected']),
  purpose: z.enum(['onboarding', 'amendment']),
  effectiveFrom: PlainDate.optional(),
  /** The hash of the frozen baseline: comparators' values as they stood at signing. */
  baselineHash: Hash.optional(),
  signedDocument: z
    .strictObject({ file: Hash, name: z.string(), registryNumber: z.string() })
    .optional(),
  signatures: z.array(Signature),
  /** Open periods that an amendment moves to a new revision. */
  movesPeriods: z.array(z.string()),
  rejectedBy: z.strictObject({ person: Person, at: Instant, reason: z.string() }).optional(),
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
  role: z.union([Role, z.enum(['signatory', 'administrator', 'auditor'])]),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  substituteFor: z.string().optional(),
  /** The largest amount that this person may attest, in the contract's currency; left out: no limit. */
  attestLimit: z.string().optional(),
});
export type MembershipItem = z.infer<typeof MembershipItem>;
export type MemberRole = MembershipItem['role'];
