import type { NoEffect } from '../../outcomes/evaluation.ts';
import type { FollowedWords } from '../en/followed.ts';
import { human } from '../phrases.ts';

const COUNTS: Readonly<Record<string, string>> = {
  followed: 'följs som om de varit kvar',
  censored: 'räknas fram till dess',
  missing: 'räknas som saknade',
  failure: 'räknas som misslyckanden',
  excluded: 'räknas inte med',
};

const REASONS: Readonly<Record<string, string>> = {
  agreed_days: 'alla dagar undantagna enligt överenskommelse',
  enrolled_again: 'följs i stället i nästa inskrivning',
  consent_withdrawn: 'återkallat samtycke',
  death: 'dödsfall',
  moved: 'flytt',
  dropped_out: 'avbröt insatsen',
  other: 'annan orsak',
};

const NO_EFFECT: Readonly<Record<NoEffect, string>> = {
  'nobody reached': 'ingen har nått fönstrets slut',
  'nobody measured': 'ingen är uppmätt',
  'fewer than the minimum': 'färre är uppmätta än villkoren kräver',
  'waits for the missing': 'villkoren väntar på dem som saknas',
  'no comparator': 'inget att jämföra med är uppmätt',
  'comparator is zero': 'jämförelsen är noll, och med noll delas ingenting',
  'policy does not apply': 'det villkoren gör med bortfallet går inte att beräkna för måttet',
  'median not reached': 'mer än hälften har inte haft händelsen, så det finns ingen median',
  'followed too briefly': 'ingen har följts så länge som villkoren kräver',
};

/** Det som utvärderaren läser under siffrorna, på svenska. */
export const followedSv: FollowedWords = {
  heading: 'Hur personerna följts:',
  comparison: 'jämförelsegrupp',
  left: (persons, reason, counts) =>
    `${persons} har slutat (${REASONS[reason] ?? human(reason)}): ${COUNTS[counts] ?? counts}`,
  exposure: (days) => `följda i sammanlagt ${days} dagar`,
  outliers: (persons) => `${persons} utanför villkorens gränser`,
  other: {
    raw: 'med allt inräknat, bara som jämförelse',
    adjusted: 'utan undantagna dagar och extremvärden, bara som jämförelse',
  },
  sides: (own, comparator, effect) => `egen ${own}, jämförelse ${comparator}, effekt ${effect}`,
  counts: (reached, measured, missing) =>
    `nådde fönstret ${reached}, uppmätta ${measured}, bortfall ${missing}`,
  net: (amount) => `${amount} prissätts, efter det som villkoren drar av`,
  noEffect: (why) => `ingen effekt: ${NO_EFFECT[why]}`,
};
