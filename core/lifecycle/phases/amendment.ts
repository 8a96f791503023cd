import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import type { Change, Write } from '../change.ts';
import { dataDueOf } from '../due/due.ts';
import { refused } from '../finding.ts';
import type { Instant, Person } from '../items/common.ts';
import type { ContractItem, TermsItem } from '../items/contract.ts';
import type { PeriodItem, SettlementItem } from '../items/period.ts';
import { newestRevisions } from '../payout/payout.ts';
import { termsVersion, type WrittenTerms } from './create.ts';
import { mayBegin } from './phases.ts';

/** A new version of a contract's terms, and what stands already. */
export type DraftTerms = {
  readonly contract: ContractItem;
  readonly written: WrittenTerms;
  /** All versions so far. */
  readonly versions: readonly TermsItem[];
  readonly periods: readonly PeriodItem[];
  readonly settlements: readonly SettlementItem[];
  /** Periods already begun that the new terms are to hold for. */
  readonly movesPeriods: readonly string[];
  readonly effectiveFrom?: string | undefined;
  readonly person: Person;
  readonly at: Instant;
};

/**
 * A new version of the terms, in draft: other terms to sign before the contract is in force, an amendment
 * after that. An amendment never rewrites what was settled; a period that it changes must be named, so that
 * everybody who signs sees that it is computed again.
 */
export function draftTerms(input: DraftTerms): Answer<Change> {
  const { contract, written, versions, person, at } = input;
  const isAmendment = contract.phase !== 'draft';
  const findings = [
    ...notNow(input),
    ...notTheSameContract(input),
    ...(isAmendment ? notAmendable(input) : []),
  ];
  if (findings.length > 0) return refusal(findings);

  const { contractId } = contract;
  const version = contract.latestTermsVersion + 1;
  const { movesPeriods, effectiveFrom } = input;
  const item = termsVersion(written, {
    contractId,
    version,
    person,
    at,
    ...(isAmendment ? { amendment: { movesPeriods, effectiveFrom } } : {}),
  });
  const dropped = versions.filter(({ state }) => state === 'draft');
  const facts = { termsVersion: String(version), hash: written.hash, file: written.textFile };
  return answer({
    contractId,
    writes: [
      { op: 'replace', item: { ...contract, latestTermsVersion: version } },
      { op: 'create', item },
      // Only what was in force is ever "replaced".
      ...dropped.map((each): Write => ({ op: 'replace', item: { ...each, state: 'rejected' } })),
    ],
    events: [{ what: 'terms-written', who: person, at, facts }],
    outbox: [],
  });
}

function notNow({ contract, versions }: DraftTerms): Finding[] {
  const { phase } = contract;
  if (versions.some(({ state }) => state === 'signing')) return [refused('amendment.being-signed')];
  const isNow = phase === 'draft' || mayBegin('amendment', phase);
  return isNow ? [] : [refused('amendment.phase', { phase })];
}

function notTheSameContract({ contract, written, versions }: DraftTerms): Finding[] {
  const { terms, hash } = written;
  const findings: Finding[] = [];
  if (terms.contract !== contract.contractId) {
    findings.push(
      refused('amendment.other-contract', { written: terms.contract, is: contract.contractId }),
    );
  }
  if (terms.currency !== contract.currency) {
    findings.push(
      refused('amendment.currency', { written: terms.currency, is: contract.currency }),
    );
  }
  const latest = versions.find((each) => each.termsVersion === contract.latestTermsVersion);
  if (latest?.hash === hash && latest.state !== 'rejected') {
    findings.push(refused('amendment.nothing-new'));
  }
  return findings;
}

function notAmendable(input: DraftTerms): Finding[] {
  const { written, periods, settlements, movesPeriods } = input;
  const newest = new Map(standing(periods).map((period) => [period.periodId, period]));
  const inTerms = new Map((written.terms.periods ?? []).map((period) => [period.id, period]));
  const unknown = movesPeriods
    .filter((name) => !newest.has(name))
    .map((period) => refused('amendment.period-unknown', { period }));
  const changed = [...newest.values()].flatMap((period) => {
    const wanted = inTerms.get(period.periodId);
    const isSame =
      wanted !== undefined &&
      wanted.from === period.from &&
      wanted.to === period.to &&
      isDueAlike(period, dataDueOf(wanted, written.terms));
    const isNamed = movesPeriods.includes(period.periodId);
    const facts = { period: period.periodId };
    if ((isNamed || !isSame) && isSettled(period.periodId, settlements)) {
      return [refused('amendment.period-settled', facts)];
    }
    return isSame || isNamed ? [] : [refused('amendment.period-changed', facts)];
  });
  return [...unknown, ...changed, ...reachesSettled(input)];
}

/** Once data were asked for, another day of asking changes nothing: a register that is slower is no other period. */
function isDueAlike({ state, dataDue }: PeriodItem, wanted: string): boolean {
  return state !== 'planned' || dataDue === wanted;
}

/** New terms hold for every period that ends when they do: what is settled is to end before that. */
function reachesSettled({ effectiveFrom, periods, settlements }: DraftTerms): Finding[] {
  if (effectiveFrom === undefined) return [];
  return standing(periods)
    .filter(({ periodId, to }) => effectiveFrom <= to && isSettled(periodId, settlements))
    .map(({ periodId: period, to }) =>
      refused('amendment.reaches-settled', { effectiveFrom, period, to }, 'effectiveFrom'),
    );
}

/** The periods that there are: the newest revision of each, without those that an amendment took away. */
export function standing(periods: readonly PeriodItem[]): PeriodItem[] {
  return newestRevisions(periods).filter(({ state }) => state !== 'superseded');
}

/** What is issued counts as settled, whatever becomes of the payment. */
export function isSettled(periodId: string, settlements: readonly SettlementItem[]): boolean {
  const settled: readonly SettlementItem['state'][] = ['issued', 'unknown', 'paid', 'reconciled'];
  return settlements.some((each) => each.periodId === periodId && settled.includes(each.state));
}
