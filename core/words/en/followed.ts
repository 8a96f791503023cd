import type { NoEffect } from '../../outcomes/evaluation.ts';
import { human } from '../phrases.ts';

const COUNTS: Readonly<Record<string, string>> = {
  followed: 'followed as if they had stayed',
  censored: 'counted until then',
  missing: 'missing',
  failure: 'failures',
  excluded: 'left out',
};

const REASONS: Readonly<Record<string, string>> = {
  agreed_days: 'all days excluded by agreement',
  enrolled_again: 'followed in the next enrolment instead',
  consent_withdrawn: 'consent withdrawn',
};

const NO_EFFECT: Readonly<Record<NoEffect, string>> = {
  'nobody reached': 'nobody has reached the window',
  'nobody measured': 'nobody was measured',
  'fewer than the minimum': 'fewer were measured than the terms ask for',
  'waits for the missing': 'the terms wait for the missing',
  'no comparator': 'nothing to compare with was measured',
  'comparator is zero': 'the comparator is zero, and nothing is divided by it',
  'policy does not apply': 'what the terms make of the missing cannot be computed for this metric',
  'median not reached': 'more than half have not had the event, so that there is no median',
  'followed too briefly': 'nobody was followed as long as the terms ask for',
};

/** What an evaluator reads below the figures: who left, how long persons were followed, what stands beside. */
export const followedEn = {
  heading: 'How persons were followed:',
  comparison: 'comparison group',
  left: (persons: number, reason: string, counts: string) =>
    `${persons} left (${REASONS[reason] ?? human(reason)}): ${COUNTS[counts] ?? counts}`,
  exposure: (days: string) => `followed for ${days} days in all`,
  outliers: (persons: number) => `${persons} outside the bounds of the terms`,
  other: {
    raw: 'with nothing left out, for comparison only',
    adjusted: 'with agreed days and outliers left out, for comparison only',
  },
  sides: (own: string, comparator: string, effect: string) =>
    `own ${own}, comparator ${comparator}, effect ${effect}`,
  counts: (reached: number, measured: number, missing: number) =>
    `reached ${reached}, measured ${measured}, missing ${missing}`,
  net: (amount: string) => `${amount} is priced, after what the terms take off`,
  noEffect: (why: NoEffect) => `no effect: ${NO_EFFECT[why]}`,
};

export type FollowedWords = typeof followedEn;
