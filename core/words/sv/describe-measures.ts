import type { MeasureWords } from '../en/describe-measures.ts';
import { capitalised, commaList, human } from '../phrases.ts';
import { roleNames } from '../roles.ts';
import { isNeuter, stateSv, termSv } from './names.ts';

const EFFECTS: Readonly<Record<string, string>> = {
  level: 'måttets nivå',
  improvement: 'förbättringen',
  'relative improvement': 'den relativa förbättringen',
  ratio: 'kvoten',
  extra: 'antalet utöver det väntade',
};

const COMPARATORS: Readonly<Record<string, string>> = {
  'fixed-target': 'ett fast mål',
  'own-reference-period': 'samma personer före insatsen',
  'historical-cohort': 'en tidigare kohort',
  'matched-group': 'en matchad jämförelsegrupp',
  'randomised-control': 'en lottad kontrollgrupp',
  'difference-in-differences': 'förändringen i en jämförelsegrupp under samma tid',
  forecast: 'en prognos',
  'published-rate': 'ett publicerat tal',
  'assumed-rate': 'ett antaget tal',
};

const MEASURES: Readonly<Record<string, string>> = {
  sum: 'summan av',
  mean: 'medelvärdet per person av',
  count: 'antalet',
  share: 'andelen personer med',
  rate: 'antalet per person av',
};

const MISSING: Readonly<Record<string, string>> = {
  excluded: 'Den som inte är uppmätt räknas inte med.',
  'not improved': 'Den som inte är uppmätt räknas som inte förbättrad.',
  failure: 'Den som inte är uppmätt räknas som ett misslyckande.',
  wait: 'Så länge någon inte är uppmätt väntar måttet.',
};

const COUNTED: Readonly<Record<string, string>> = {
  'after enrolment': 'efter inskrivningen',
  'before enrolment': 'före inskrivningen',
  'in the period': 'under uppföljningsperioden',
};

const SPANS: readonly (readonly [RegExp, string])[] = [
  [/bank days/, 'bankdagar'],
  [/days/, 'dagar'],
  [/weeks/, 'veckor'],
  [/months/, 'månader'],
  [/years/, 'år'],
];

function span(text: string): string {
  return SPANS.reduce((said, [from, to]) => said.replace(from, to), text);
}

/** How metrics, capital, events and the settlement are read back, in Swedish. */
export const measuresSv: MeasureWords = {
  headings: {
    payments: 'Vad som betalas',
    amounts: 'Namngivna belopp',
    metrics: 'Vad som mäts',
    followUp: 'Hur personer följs',
    capital: 'Kapital',
    events: 'Händelser',
    settlement: 'Vem som betalar, och till vem',
  },
  clause: (clause) => `avtalets ${clause}`,
  inferred: (how) => `antaget: ${how}`,
  titled: (called, title) => `${called} (”${title}”)`,
  delivered: (called, unit, by) => {
    const each = by === undefined ? '' : ` för varje ${by === 'cohort' ? 'kohort' : 'period'}`;
    return `${called} är ett tal i ${unit} som någon levererar${each}`;
  },
  effect: (called, effect, unit) => `${called}: ${EFFECTS[effect] ?? effect}, i ${unit}`,
  against: (kind) => `jämfört med ${COMPARATORS[kind] ?? human(kind)}`,
  comparatorValue: (value) => `på ${value}`,
  reference: (length) => `${length} före inskrivningen`,
  perOf: (figure) => `per ${figure}`,
  source: (source) => `Källa: ${source}.`,
  better: { higher: 'Högre är bättre.', lower: 'Lägre är bättre.' },
  purposes: {
    payment: '',
    gate: 'Måttet öppnar eller stänger betalningar.',
    learning: 'Måttet redovisas för lärande och ger aldrig betalning.',
  },
  measure: (how, what, per) =>
    `Mäts som ${MEASURES[how] ?? how} ${termSv(what)}${per === undefined ? '' : `, per ${per}`}.`,
  duplicates: {
    refuse: '',
    latest: 'Av två samma dag räknas den senaste.',
    sum: 'Två samma dag läggs ihop.',
  },
  achieved: (bounds) => `Bara värden på ${bounds} räknas.`,
  window: (counted, opens, closes, lag) => {
    const when = [
      opens && `från ${opens}`,
      closes && `till och med ${closes}`,
      COUNTED[counted] ?? counted,
    ];
    const late = lag === '' ? '' : `; registret behöver ytterligare ${lag}`;
    return `Räknas ${when.filter((part) => part !== '').join(' ')}${late}.`;
  },
  deadweight: (share) => `${capitalised(share)} dras av, som det som hade hänt ändå.`,
  drift: (much) => `Utan insatsen blir det ändå ${much} bättre, enligt vad som är publicerat.`,
  lessOf: (others) => `Från måttet dras ${commaList(others, 'och')}.`,
  requires: (others) => `En person räknas bara om den också har nått ${commaList(others, 'och')}.`,
  roundedEffect: (rounding) => `Måttet är ${rounding} innan något annat läser det.`,
  minimum: (count) => `Med färre än ${count} uppmätta finns inget värde.`,
  claimant: (who) => `Anspråk görs av ${termSv(who)}.`,
  range: (low, high) => `Värdet kan vara från ${low} till ${high}.`,
  missing: (policy) => MISSING[policy] ?? policy,
  spans: span,
  advances: (capital, investor) =>
    `${capital} är vad ${investor === '' ? 'finansiärerna' : investor} hittills har betalat ut`,
  committed: (amount) => `högst ${amount} är utfäst`,
  byCohort: 'var kohort för sig',
  revolving: 'det som återbetalats kan betalas ut igen',
  initially: (state) => `till dess ${stateSv(state, false)}`,
  event: (called, states, role) =>
    `${called} är ${commaList(
      states.map((state) => stateSv(state, isNeuter(called))),
      'eller',
    )}; beslutas av ${roleNames(role ?? 'outcome-payer', 'sv')}`,
  total: (rounding) => `summan hittills bestäms, ${rounding}, innan den delas upp`,
  payerShare: (party, share) => `${party} betalar ${share} av summan`,
  payerRest: (party, isOnly) =>
    isOnly
      ? `${party} betalar hela summan`
      : `${party} betalar resten, även det som de andra inte bär`,
  overLife: (limit) => `högst ${limit} under avtalets hela tid`,
  paidIn: (currency, rate, of) => `betalas i ${currency}, ${rate} ${currency} för varje ${of}`,
  vat: (rate) => `med ${rate} moms därtill`,
  calendar: { monthly: 'varje månad', quarterly: 'varje kvartal', yearly: 'varje år' },
  noRecipients:
    'betalningarna går till finansiärerna efter vad var och en har betalat ut; finns inga finansiärer, till den första utföraren',
  recipientShare: (party, share) => `${party} får ${share} av varje betalning`,
  recipientRest: (party, isOnly) => (isOnly ? `${party} får hela summan` : `${party} får resten`),
  rank: (parties, by) =>
    `${commaList(parties, 'och')} får betalt före dem som kommer efter${by === '' ? '' : `, fördelat efter ${by}`}`,
  negativeNet: 'om summan hittills sjunker dras skillnaden av från nästa betalning',
  negativeEnd: 'om summan hittills har sjunkit återkrävs det som återstår vid avtalets slut',
  negativeOnce: 'om summan hittills sjunker återkrävs skillnaden genast',
  negativeNothing:
    'vad som händer om summan hittills sjunker är inte sagt; skillnaden dras av från senare betalningar',
};
