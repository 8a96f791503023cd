import type { Finding } from '../../findings.ts';
import { contextOf } from '../check/context.ts';
import type { ReadTerms } from '../read.ts';
import { betterPaysLess } from './better.ts';
import { capitalNeverRepaid } from './capital.ts';
import { caps } from './caps.ts';
import { ceilingEarly } from './ceiling.ts';
import { gateByChance } from './chance.ts';
import { cherryPicking } from './cherry-picking.ts';
import { cliff } from './cliff.ts';
import { stressContext, type Weakness } from './context.ts';
import { paysDrift } from './drift.ts';
import { followUpShort } from './follow-up.ts';
import { gateFixed } from './gate-fixed.ts';
import { ladderPerverse } from './ladder.ts';
import { maximum } from './maximum.ts';
import { missingRewarded } from './missing.ts';
import { notAllTried } from './not-all-tried.ts';
import { payersBelowMaximum } from './payers.ts';
import { cohortTooSmall } from './power.ts';
import { roundingOpens } from './rounding.ts';
import { costAboveSaving } from './saving.ts';
import { paysZeroEffect } from './zero-effect.ts';

/** Each looks for one weakness; what matters most comes first, for settlements to try are not without end. */
const WEAKNESSES: readonly Weakness[] = [
  paysZeroEffect,
  paysDrift,
  betterPaysLess,
  maximum,
  caps,
  gateFixed,
  payersBelowMaximum,
  capitalNeverRepaid,
  missingRewarded,
  costAboveSaving,
  cliff,
  gateByChance,
  roundingOpens,
  ceilingEarly,
  followUpShort,
  cohortTooSmall,
  cherryPicking,
  ladderPerverse,
  notAllTried,
];

/**
 * What is weak in terms that are well formed, each with a number that shows it: warnings, and notes for what
 * is likely meant or cannot be proved. Never errors: people may sign a weak contract. Only terms without errors
 * are worth stressing.
 *
 * @example stressTerms(read.value)
 *   // → [{ code: 'terms.pays-zero-effect', severity: 'warning', facts: { amount: '4000000', … }, … }]
 */
export function stressTerms(read: Pick<ReadTerms, 'terms' | 'at'>): readonly Finding[] {
  const stress = stressContext(contextOf(read));
  return WEAKNESSES.flatMap((find) => find(stress)).toSorted(
    (one, other) =>
      (one.at.line ?? 0) - (other.at.line ?? 0) || (one.at.column ?? 0) - (other.at.column ?? 0),
  );
}
