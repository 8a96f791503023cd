import type { Explained } from '../explain/explained.ts';
import type { DecimalText } from '../money/decimal.ts';
import type { Terms } from '../terms/shape/terms.ts';
import type { ISODate } from './facts.ts';
import type { OnPayment, Received } from './payers/paid-in.ts';
import type { VatCredited } from './payers/vat-credit.ts';

/** The version of the calculation; golden results of each version must stay reproducible. */
export const CALCULATION = 'utfall-settlement/1';

/** A version of the terms, and from which day outcomes follow it. */
export type TermsInForce = {
  readonly version: number;
  readonly hash: string;
  /** Left out: from the beginning. */
  readonly effectiveFrom?: ISODate;
  readonly terms: Terms;
};

/** What earlier settlements already cover, per payer (issued counts as settled, also while unknown). */
export type SettledAmount = {
  readonly payer: string;
  readonly amount: DecimalText;
  /** When it was settled: interest on what is left needs to know. */
  readonly date?: ISODate;
  /** How much of it was for which sentence, where terms read `settled.<id>`. */
  readonly payments?: Readonly<Record<string, DecimalText>>;
  /** The VAT that was paid on top, at which rate; of a claim-back what was credited, as a negative figure. */
  readonly vat?: DecimalText;
  readonly vatRate?: string;
};

/** One top-level sentence of the payments. */
export type PaymentLine = {
  readonly id: string;
  readonly clause?: string;
  readonly state: 'decided' | 'waiting' | 'shut';
  /** What is to be done instead of paid, where the sentence is a duty. */
  readonly duty?: string;
  /** Entitlement to date, payable now; `0` while waiting or shut. */
  readonly amount: DecimalText;
  /** Decided, but not due until the end, a date or an event; `0` if nothing is held back. */
  readonly held: DecimalText;
  readonly explained: Explained;
};

/** What one payer owes now: its share of the entitlement to date, less what it has settled. */
export type PayerLine = OnPayment &
  VatCredited & {
    readonly payer: string;
    readonly entitled: DecimalText;
    readonly settled: DecimalText;
    /** To pay now; never negative. */
    readonly payable: DecimalText;
    /** A negative difference that is netted in the next payment (as a positive figure). */
    readonly carried: DecimalText;
    /** A negative difference that is claimed back now (as a positive figure). */
    readonly claimedBack: DecimalText;
    /** How much of what is paid now, net of what is claimed back, is for which sentence at the top; left out
     * where an earlier settlement does not say it of itself. */
    readonly payments?: Readonly<Record<string, DecimalText>>;
    /** What of `payable` had been due by the payer's last calendar day; for information. */
    readonly calendar?: { readonly through: ISODate; readonly payable: DecimalText };
    /** How `payable` is split; adds up to it, as do the parts of the VAT and of what is paid in another currency. */
    readonly recipients: readonly Received[];
    readonly explained: Explained;
  };

/** What a settlement says: exact, cumulative, with the reason for every figure. */
export type Settlement = {
  readonly calculation: typeof CALCULATION;
  readonly contract: string;
  readonly termsVersion: number;
  readonly termsHash: string;
  readonly currency: string;
  readonly asOf: ISODate;
  readonly lines: readonly PaymentLine[];
  /** The rounded entitlement to date, over all payers. */
  readonly entitled: DecimalText;
  readonly settled: DecimalText;
  readonly payable: DecimalText;
  readonly payers: readonly PayerLine[];
  /** What it would be if no dates were excluded by agreement; only where some are. */
  readonly withoutExclusions?: DecimalText;
  /** A secret part of the file that it is kept in, so that its hash tells no count that is withheld. */
  readonly blind?: string;
  /** Figures that are not measured yet and that some sentence waits for. */
  readonly waitingFor: readonly string[];
  readonly explained: Explained;
};
