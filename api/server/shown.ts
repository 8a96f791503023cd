import { mayDo } from '../../core/lifecycle/tasks/actions.ts';
import {
  asForPersonReader,
  type Disclosed,
  type ForPersonReader,
} from '../../core/privacy/disclosed.ts';
import { type Access, demand } from './access.ts';
import type { ApiRequest } from './handler.ts';

declare const proven: unique symbol;

/** Proof that somebody's right to see persons' data was looked up, and is there. */
export type PersonRight = { readonly [proven]: true };

/** Whether the person may see persons' data, and so figures with all their cells. */
export function personRight(
  { person }: Pick<ApiRequest, 'person'>,
  { memberships, today }: Pick<Access, 'memberships' | 'today'>,
): PersonRight | undefined {
  const findings = mayDo({ action: 'read-persons', person, memberships, today });
  return findings.length === 0 ? ({} as PersonRight) : undefined;
}

/**
 * Figures for whoever asks: with all their cells for those who may see persons, without small ones for everybody
 * else. There is no other way to either: an answer of the API takes nothing that is neither.
 */
export async function shownTo<Full extends object, Open>(
  right: PersonRight | undefined,
  figures: { full: () => Promise<Full>; disclosed: () => Promise<Disclosed<Open>> },
): Promise<ForPersonReader<Full> | Disclosed<Open>> {
  return right ? asForPersonReader(await figures.full()) : figures.disclosed();
}

/** Figures that nobody is shown but those who may see persons. @throws Refused 403 */
export async function shownWhole<Full extends object>(
  request: ApiRequest,
  access: Access,
  figures: () => Promise<Full>,
): Promise<ForPersonReader<Full>> {
  demand(request, access, 'read-persons');
  return asForPersonReader(await figures());
}
