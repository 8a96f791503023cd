import type { Finding, FindingFacts } from '../../findings.ts';
import type { Period } from '../../terms/shape/metric.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import type { Sentence } from '../../terms/shape/sentence.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { ISODate } from '../facts.ts';
import { type SettlementCode, settlementFinding } from '../finding.ts';
import type { ClaimBook } from '../rates/claim-book.ts';
import type { SettledAmount } from '../settlement.ts';
import type { FactBook } from './fact-book.ts';
import type { Figure } from './figure.ts';
import type { IndexBook } from './index-book.ts';
import { type Version, versionAt } from './versions.ts';

/** For whom, when and under which terms a figure is read. */
export type Scope = {
  /** The place of the version of the terms in the list, oldest first. */
  readonly version: number;
  readonly cohort?: string;
  readonly period?: string;
  /** The outcome that is being priced. */
  readonly claim?: {
    readonly date?: ISODate;
    readonly attributes?: Readonly<Record<string, string>>;
  };
  /** Whether `due` holds amounts back (what is payable) or is looked through (what is decided). */
  readonly due: 'applied' | 'ignored';
};

/** Where in the terms we read, and in which scope; `unit` is what a bare number there is in. */
export type Spot = { readonly path: string; readonly scope: Scope; readonly unit?: string };

/**
 * One settlement while it is computed. The readers are fields, because sentences read numbers, numbers read
 * names and names read sentences: each is a file of its own, and this ties them together.
 */
export type Engine = {
  readonly versions: readonly Version[];
  /** The follow-up periods that count for payment, of all versions, in the order of the newest. */
  readonly periods: readonly Period[];
  readonly facts: FactBook;
  readonly claims: ClaimBook;
  /** Whether some sentence limits what a claimant gives: only then are priced claims kept one by one. */
  readonly limitsClaimants: boolean;
  readonly indices: IndexBook;
  /** What earlier settlements cover; only what is paid from a balance reads it. */
  readonly settled: readonly SettledAmount[];
  readonly asOf: ISODate;
  readonly final: boolean;
  /** Whether agreed exclusions of dates apply, or all is computed as if there were none. */
  readonly exclusions: 'applied' | 'ignored';
  /** Where in the terms an exclusion took something out. */
  readonly excluded: Set<string>;
  /** Names of figures that some sentence waits for. */
  readonly waitingFor: Set<string>;
  /** By code and place, so that a figure that is read twice is reported once. */
  readonly findings: Map<string, Finding>;
  /** Sentences by name and scope; nothing marks one that is being computed. */
  readonly memo: Map<string, Figure | undefined>;
  /** Metrics that are measured, by name, side and scope: many sentences read the same one. */
  readonly measured: Map<string, Figure>;
  readonly number: (place: NumberPlace, spot: Spot) => Figure;
  readonly figure: (name: string, spot: Spot) => Figure;
  readonly sentence: (sentence: Sentence, spot: Spot) => Figure;
};

/** The terms that hold in a scope. */
export function termsIn(engine: Engine, scope: Scope): Terms {
  return versionIn(engine, scope).terms;
}

export function versionIn(engine: Engine, scope: Scope): Version {
  const version = engine.versions[scope.version];
  if (!version) throw new RangeError(`No version ${scope.version} of the terms`);
  return version;
}

/** Steps into a place of the terms: the same scope, one level down. */
export function inside(spot: Spot, ...keys: readonly (string | number)[]): Spot {
  return { ...spot, path: [spot.path, ...keys].join('/') };
}

/** The day that `date` means: the outcome's, the period's last, or the day of verification. */
export function dateIn(engine: Engine, scope: Scope): ISODate {
  if (scope.claim?.date !== undefined) return scope.claim.date;
  const period = engine.periods.find(({ id }) => id === scope.period);
  return period?.to ?? engine.asOf;
}

/** The version under which something of a day is computed. */
export function versionOn(engine: Engine, date: ISODate): number {
  return versionAt(engine.versions, date);
}

/** Reports what people can mend, where it stands in the terms. */
export function report(
  engine: Engine,
  code: SettlementCode,
  { at, facts }: { at: Spot; facts: FindingFacts },
): void {
  const finding = settlementFinding(code, { path: at.path, facts });
  engine.findings.set(JSON.stringify([code, at.path, facts]), finding);
}

/** Notes a figure that is not there yet: `school_results/cohort_1/year_2`. */
export function waitFor(engine: Engine, name: string, scope: Scope): void {
  const where = [name, scope.cohort, scope.period].filter((part) => part !== undefined);
  engine.waitingFor.add(where.join('/'));
}
