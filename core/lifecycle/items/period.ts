import * as z from 'zod/mini';
import {
  Affair,
  affair,
  count,
  countFromZero,
  DecimalText,
  Hash,
  Instant,
  Person,
  PlainDate,
  stored,
} from './common.ts';

/** One revision of a follow-up period. A correction makes a new revision; the old one stays as it was. */
export const PeriodItem = z.strictObject({
  ...stored,
  kind: z.literal('period'),
  periodId: z.string(),
  revision: count(),
  state: z.enum([
    'planned',
    'collecting',
    'measured',
    'verified',
    'rejected',
    'disputed',
    'superseded',
  ]),
  from: PlainDate,
  to: PlainDate,
  dataDue: PlainDate,
  purpose: z.enum(['payment', 'learning']),
  /** Why there is a new revision. */
  reason: z.optional(z.string()),
  /** Pinned when the snapshot is frozen. */
  termsVersion: z.optional(count()),
  /** The hash of the open file that lists the imports (hashes only) the result is computed from. */
  snapshotHash: z.optional(Hash),
  /** The hash of exactly what the evaluator was shown, and approved. */
  packHash: z.optional(Hash),
  /** The open file that is the pack without small cells. */
  disclosedPack: z.optional(Hash),
  approvedBy: z.optional(Person),
  verifiedAt: z.optional(Instant),
  objectionsUntil: z.optional(Instant),
});
export type PeriodItem = z.infer<typeof PeriodItem>;

/** A computed outcome of a period's revision: only hashes here, the figures are an open file. */
export const ResultItem = z.strictObject({
  ...stored,
  kind: z.literal('result'),
  periodId: z.string(),
  revision: count(),
  termsVersion: count(),
  snapshotHash: Hash,
  /** The full file with the evaluation: aggregates, denominators, explanation. */
  file: Hash,
  /** The open file that is the result without small cells. */
  disclosedFile: z.optional(Hash),
  /** The person-zone file with claims per pseudonym, when the terms have a rate card. */
  claimsFile: z.optional(Hash),
});
export type ResultItem = z.infer<typeof ResultItem>;

/** A payment in the payer's own currency, and VAT on top of it. */
const paidIn = { currency: z.string(), amount: DecimalText, vat: z.optional(DecimalText) };

export const SETTLEMENT_STATES = [
  'settled',
  'attested',
  'issued',
  'unknown',
  'paid',
  'reconciled',
  'superseded',
  'refused',
] as const;

/** A settlement: totals and a hash; lines and derivations are an open file. */
export const SettlementItem = z.strictObject({
  ...stored,
  ...affair,
  kind: z.literal('settlement'),
  state: z.enum(SETTLEMENT_STATES),
  currency: z.string(),
  entitled: DecimalText,
  settledBefore: DecimalText,
  payable: DecimalText,
  claimedBack: DecimalText,
  payers: z.array(
    z.strictObject({
      payer: z.string(),
      payable: DecimalText,
      claimedBack: DecimalText,
      /** On top of `payable`, where the terms say so. */
      vat: z.optional(DecimalText),
      vatRate: z.optional(z.string()),
      /** The VAT of what is claimed back, and of which payments. */
      vatCredited: z.optional(DecimalText),
      vatCredits: z.optional(
        z.array(
          z.strictObject({
            date: z.optional(PlainDate),
            claimedBack: DecimalText,
            rate: z.optional(z.string()),
            vat: DecimalText,
          }),
        ),
      ),
      /** What is paid instead, at a rate that the terms state. */
      paidIn: z.optional(
        z.strictObject({
          ...paidIn,
          rate: DecimalText,
          source: z.optional(z.string()),
          date: z.optional(PlainDate),
        }),
      ),
      recipients: z.array(
        z.strictObject({
          party: z.string(),
          amount: DecimalText,
          vat: z.optional(DecimalText),
          paidIn: z.optional(z.strictObject(paidIn)),
        }),
      ),
    }),
  ),
  /** The hash of the settlement file: what attesters attest. */
  file: Hash,
  /** The open file that is the settlement without small cells: what attesters are shown. It names the other. */
  disclosedFile: z.optional(Hash),
  termsVersion: count(),
  /** The ledger posting that it was computed from; attest, issue and post are conditional on it. */
  ledgerSequence: countFromZero(),
  settledAt: Instant,
  attests: z.array(z.strictObject({ person: Person, at: Instant, hash: Hash })),
  /** The notice, byte for byte what is sent and resent. */
  noticeFile: z.optional(Hash),
  issuedAt: z.optional(Instant),
  paidAt: z.optional(Instant),
  paymentReference: z.optional(z.string()),
  confirmedBy: z.optional(Person),
  reason: z.optional(z.string()),
});
export type SettlementItem = z.infer<typeof SettlementItem>;

/** One side of a posting. Debits and credits of a posting add up to the same. */
export const LedgerItem = z.strictObject({
  ...stored,
  kind: z.literal('ledger'),
  sequence: count(),
  line: count(),
  account: z.enum([
    'capital-advanced',
    'entitlement',
    'payable',
    'bank',
    'claim-back',
    'vat',
    'cap-remaining',
    'cap-used',
  ]),
  party: z.string(),
  debit: DecimalText,
  credit: DecimalText,
  settlement: z.optional(Affair),
  at: Instant,
});
export type LedgerItem = z.infer<typeof LedgerItem>;
