import type { Finding } from '../../findings.ts';
import { type Answer, answer, refusal } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { holdsOn, membershipsOf } from '../authority/members.ts';
import type { Change } from '../change.ts';
import { ERASURE, type KeepsPersons, lastDayOf } from '../due/retention.ts';
import { refused } from '../finding.ts';
import type { Instant, Person } from '../items/common.ts';
import type { ContractItem, Erasure, MembershipItem } from '../items/contract.ts';
import type { ImportItem } from '../items/delivered.ts';
import type { ResultItem, SettlementItem } from '../items/period.ts';

/** The two roles that together decide on an erasure before its time. */
const TOGETHER = ['project-owner', 'administrator'] as const;
export type ErasureRole = (typeof TOGETHER)[number];

/** Erasure is decided: the head says so, so that no delivery comes between, and the outbox sees to it. */
export function decidedErasure(
  contract: ContractItem,
  erasure: Omit<Erasure, 'state'>,
): Pick<Change, 'writes' | 'outbox'> {
  const head: ContractItem = { ...contract, erasure: { ...erasure, state: 'decided' } };
  return {
    writes: [{ op: 'replace', item: head }],
    outbox: [{ outboxId: ERASURE.purpose, message: { what: 'erase-persons' } }],
  };
}

/**
 * Asks that persons be erased before their time, or agrees to what another asked for: the project owner and the
 * administrator decide it together, two persons.
 */
export function askErasure(input: {
  contract: ContractItem;
  person: Person;
  memberships: readonly MembershipItem[];
  today: string;
  reason: string;
  keeps: readonly KeepsPersons[];
  at: Instant;
}): Answer<Change> {
  const { contract, person, reason, keeps, at } = input;
  const { contractId, erasure } = contract;
  if (erasure && erasure.state !== 'requested') return refusal([refused('erasure.decided')]);
  if (keeps.length > 0) return refusal([refused('erasure.too-early', { keeps: [...keeps] })]);
  const roles = rolesOf(input);
  const event = (what: string) => ({ what, who: person, at, facts: { reason } });
  if (!erasure) {
    const [role] = roles;
    const asked: Erasure = {
      state: 'requested',
      why: 'request',
      at,
      requestedBy: person,
      reason,
      ...(role ? { role } : {}),
    };
    return answer({
      contractId,
      writes: [{ op: 'replace', item: { ...contract, erasure: asked } }],
      events: [event('erasure-requested')],
      outbox: [],
    });
  }
  const alone = standsAlone(erasure, person, roles);
  if (alone.length > 0) return refusal(alone);
  const { state: _, ...asked } = erasure;
  const decided = decidedErasure(contract, { ...asked, confirmedBy: person, at });
  return answer({ contractId, events: [event('erasure-decided')], ...decided });
}

function rolesOf({ person, memberships, today }: Parameters<typeof askErasure>[0]): ErasureRole[] {
  const held = membershipsOf(person, memberships).filter((each) => holdsOn(each, today));
  return TOGETHER.filter((role) => held.some((each) => each.role === role));
}

function standsAlone(
  { requestedBy, role }: Erasure,
  person: Person,
  roles: readonly ErasureRole[],
): Finding[] {
  const isSame = requestedBy?.issuer === person.issuer && requestedBy.subject === person.subject;
  const isOther = roles.some((each) => each !== role);
  return isSame || !isOther ? [refused('authority.erasure-alone')] : [];
}

/** What was erased, when, by which rule and by whom: kept for good, with hashes and no persons. */
export type ErasureCertificate = {
  readonly certificate: 'utfall-erasure/1';
  readonly contract: string;
  readonly decidedAt: Instant;
  readonly rule:
    | {
        readonly why: 'retention';
        readonly termsVersion: number;
        readonly termsHash: string;
        readonly personLevel: string;
        readonly clause?: string;
        readonly contractEnd: string;
      }
    | {
        readonly why: 'request';
        readonly requestedBy: string;
        readonly confirmedBy: string;
        readonly reason: string;
      };
  /** The data key that was deleted, under which all of the files were encrypted. */
  readonly keyId?: string;
  /** SHA-256 of each file as it was delivered or computed. */
  readonly files: readonly {
    readonly hash: string;
    readonly what: string;
    readonly importId?: string;
    readonly periodId?: string;
    readonly revision?: number;
  }[];
  /** What stays: results and settlements, by the hashes that were approved and attested. */
  readonly remains: {
    readonly results: readonly string[];
    readonly settlements: readonly string[];
  };
};

/** The certificate of an erasure, the same whenever it is made again. */
export function erasureCertificate(input: {
  contractId: string;
  erasure: Erasure;
  terms: { readonly version: number; readonly hash: string; readonly terms: Terms };
  keyId?: string | undefined;
  imports: readonly ImportItem[];
  results: readonly ResultItem[];
  settlements: readonly SettlementItem[];
}): ErasureCertificate {
  const { contractId, erasure, keyId, imports, results, settlements } = input;
  const delivered = imports
    .filter(({ what }) => what !== 'figures')
    .flatMap(({ file, told, what, importId, periodId, revision }) => {
      const period = periodId === undefined ? {} : { periodId };
      const of = { importId, ...period, ...(revision === undefined ? {} : { revision }) };
      const words = told === undefined ? [] : [{ hash: told, what: 'findings', ...of }];
      return [{ hash: file, what, ...of }, ...words];
    });
  const claims = results.flatMap(({ claimsFile, periodId, revision }) =>
    claimsFile === undefined ? [] : [{ hash: claimsFile, what: 'claims', periodId, revision }],
  );
  return {
    certificate: 'utfall-erasure/1',
    contract: contractId,
    decidedAt: erasure.at,
    rule: ruleOf(input),
    ...(keyId === undefined ? {} : { keyId }),
    files: [...delivered, ...claims],
    remains: {
      results: results.map(({ file }) => file),
      settlements: settlements.map(({ file }) => file),
    },
  };
}

function ruleOf({
  erasure,
  terms: { version, hash, terms },
}: Parameters<typeof erasureCertificate>[0]): ErasureCertificate['rule'] {
  const { why, requestedBy, confirmedBy, reason = '' } = erasure;
  if (why === 'request') {
    const [asked = '', agreed = ''] = [requestedBy?.name, confirmedBy?.name];
    return { why, requestedBy: asked, confirmedBy: agreed, reason };
  }
  const { personLevel = '', clause } = terms.retention ?? {};
  return {
    why,
    termsVersion: version,
    termsHash: hash,
    personLevel,
    ...(clause === undefined ? {} : { clause }),
    contractEnd: lastDayOf(terms) ?? '',
  };
}
