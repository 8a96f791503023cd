import type { FollowUpWords } from '../en/describe-follow-up.ts';
import { commaList } from '../phrases.ts';
import { termSv } from './names.ts';

const TIMES: Readonly<Record<string, string>> = {
  'median time': 'mediantiden, i dagar, till första',
  'restricted mean time': 'medeltiden, i dagar, till första',
};

const SHARES: Readonly<Record<string, string>> = {
  'share with event': 'haft',
  'share without event': 'inte haft',
};

function shareByTime(how: string, what: string, upTo: string): string {
  return `Mäts som andelen som ${SHARES[how]} ${what} de första ${upTo} dagarna (Kaplan och Meier).`;
}

const PER_PERSON: Readonly<Record<string, string>> = {
  sum: 'En persons tal är summan av dess värden.',
  mean: 'En persons tal är medelvärdet av dess värden.',
  count: 'En persons tal är hur många värden den har.',
  first: 'En persons tal är dess första värde.',
  latest: 'En persons tal är dess senaste värde.',
  lowest: 'En persons tal är dess lägsta värde.',
  highest: 'En persons tal är dess högsta värde.',
  days: 'En persons tal är antalet dagar i dess vistelser, varje dag räknad en gång.',
};

const COUNTS: Readonly<Record<string, string>> = {
  followed: 'följs som om personen hade varit kvar',
  censored: 'räknas fram till dess',
  missing: 'räknas som saknad',
  failure: 'räknas som ett misslyckande',
  excluded: 'räknas inte med',
};

const DATA: Readonly<Record<string, string>> = {
  all: 'alla uppgifter får användas',
  'until then': 'bara uppgifter fram till dess används',
  none: 'inga av personens uppgifter används',
};

const REASONS: Readonly<Record<string, string>> = {
  death: 'dödsfall',
  moved: 'flytt',
  consent_withdrawn: 'återkallat samtycke',
  dropped_out: 'avbröt insatsen',
};

/** How persons are followed, and how their figures are made, read back in Swedish. */
export const followUpSv: FollowUpWords = {
  time: (how, what, upTo) =>
    how in SHARES
      ? shareByTime(how, termSv(what), upTo)
      : `Mäts som ${TIMES[how] ?? how} ${termSv(what)}${upTo === '' ? '' : `, av de första ${upTo} dagarna`}.`,
  perTime: (over, daysPerYear) =>
    over === 'person-years'
      ? `Talet är per personår som personerna följts, om ${daysPerYear} dagar.`
      : 'Talet är per dag som personerna följts.',
  perPerson: (how) => PER_PERSON[how] ?? how,
  baseline: (closes, counted) =>
    `Förändringen räknas från det som sågs under ${closes} ${counted === 'before enrolment' ? 'före' : 'efter'} inskrivningen.`,
  combinesAll: (names) => `Mäts på personer som nått alla av ${commaList(names, 'och')}.`,
  combinesAny: (names) => `Mäts på personer som nått något av ${commaList(names, 'och')}.`,
  combinesWeighted: (parts) => `Mäts som en persons ${commaList(parts, 'och')}, sammanlagt.`,
  weight: (name, weight) => `${name} gånger ${weight}`,
  outliers: (bounds, are) =>
    are === 'capped'
      ? `En persons tal räknas som ${bounds}; resultatet utan regeln visas bredvid.`
      : `Den vars tal inte är ${bounds} räknas inte med; resultatet utan regeln visas bredvid.`,
  during: (from, to) => `(dess dagar från ${from} till ${to})`,
  unfinished: 'Fönster som ännu är öppna räknas till och med utvärderingens dag.',
  left: (reason, counts, data) =>
    `Den som slutat (${REASONS[reason] ?? termSv(reason)}) ${COUNTS[counts] ?? counts}${data === '' ? '' : `; ${DATA[data] ?? data}`}.`,
  otherReason: 'varje annan orsak',
  transfer: {
    'as assigned': 'Den som bytt grupp räknas i den grupp som den först fördes till.',
    'as treated': 'Den som bytt grupp räknas i den grupp som den bytt till.',
  },
  reEnrolment: {
    first: 'För den som kommit tillbaka räknas den första inskrivningen.',
    latest: 'För den som kommit tillbaka räknas den senaste inskrivningen.',
    each: 'För den som kommit tillbaka räknas varje inskrivning, till och med dagen före nästa.',
  },
  excludedDays: (from, to, parties) =>
    `Dagarna från ${from} till ${to} räknas inte, enligt överenskommelse mellan ${commaList(parties, 'och')}.`,
  decides: {
    adjusted: 'Resultatet med allt inräknat visas också, och avgör inte.',
    raw: 'Resultatet med allt inräknat avgör; det utan visas bredvid.',
  },
};
