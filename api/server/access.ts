import { DEFAULT_TIME_ZONE, dateOf } from '../../core/calendar/instant.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { ContractItem, MembershipItem } from '../../core/lifecycle/items/contract.ts';
import { type Action, mayDo } from '../../core/lifecycle/tasks/actions.ts';
import type { ApiRequest } from './handler.ts';
import { Refused, refused } from './refused.ts';

/** Memberships of administrators and auditors are of the whole installation. */
export const INSTALLATION = '*';

/** What a person may look at, and when it is. */
export type Access = {
  readonly contract: ContractItem;
  /** Everybody's, of the contract and of the installation. */
  readonly memberships: readonly MembershipItem[];
  readonly now: Instant;
  /** The date in the contract's time zone. */
  readonly today: string;
};

type Asking = Pick<ApiRequest, 'context' | 'person'>;

/**
 * The contract, read consistently together with everybody's roles, for a person who may read it. To anybody else
 * the contract is not there.
 *
 * @throws Refused 404
 */
export async function accessTo({ context, person }: Asking, contractId: string): Promise<Access> {
  const { store, clock } = context;
  const [contract, own, installation, now] = await Promise.all([
    store.read('contract', contractId, {}),
    store.list('membership', contractId),
    store.list('membership', INSTALLATION),
    clock.now(),
  ]);
  if (!contract) throw refused(404, 'api.not-found');
  const today = dateOf(now, contract.timeZone);
  const memberships = [...own, ...installation];
  const findings = mayDo({ action: 'read-contract', person, memberships, today });
  if (findings.length > 0) throw refused(404, 'api.not-found');
  return { contract, memberships, now, today };
}

/** @throws Refused 403 unless the person may do this in the contract. */
export function demand({ person }: Asking, { memberships, today }: Access, action: Action): void {
  const findings = mayDo({ action, person, memberships, today });
  if (findings.length > 0) throw new Refused(403, findings);
}

/** The contract, for a person who may do this in it. @throws Refused 404, 403 */
export async function accessToDo(
  asking: Asking,
  contractId: string,
  action: Action,
): Promise<Access> {
  const access = await accessTo(asking, contractId);
  demand(asking, access, action);
  return access;
}

/** What holds for the whole installation. The day is that of contracts which name no time zone. */
export async function accessToInstallation({ context }: Asking): Promise<Omit<Access, 'contract'>> {
  const [memberships, now] = await Promise.all([
    context.store.list('membership', INSTALLATION),
    context.clock.now(),
  ]);
  return { memberships, now, today: dateOf(now, DEFAULT_TIME_ZONE) };
}
