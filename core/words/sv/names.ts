import { human } from '../phrases.ts';

/** Names that authors of terms often give, as a Swedish sentence needs them. */
const TERMS: Readonly<Record<string, string>> = {
  saving: 'besparingen',
  school_results: 'skolresultaten',
  fall: 'minskningen',
  delivery: 'leveransen',
  option: 'optionen',
  final_report: 'slutrapporten',
  guarantee: 'garantin',
  guarantee_fund: 'garantifonden',
  repayment: 'återbetalningen',
  ceiling: 'taket',
  service_cost: 'kostnaden för insatsen',
  service_price: 'priset för insatsen',
  verified_claims: 'de godkända anspråken',
  wages: 'lönerna',
  lender_loss: 'långivarens förlust',
  sick_leave_fall: 'minskningen av sjukfrånvaron',
  outcome_date: 'dagen för utfallet',
  kpi: 'konsumentprisindex',
  cpi: 'konsumentprisindex',
};

/** Units as they follow a number. */
export const UNITS: Readonly<Record<string, string>> = {
  '%': '%',
  points: 'poäng',
  days: 'dagar',
  weeks: 'veckor',
  months: 'månader',
  years: 'år',
  hours: 'timmar',
  visits: 'besök',
  claims: 'utfall',
  people: 'personer',
  persons: 'personer',
  jobs: 'arbeten',
  beds: 'platser',
  events: 'händelser',
  levels: 'nivåer',
  mothers: 'mödrar',
  tonnes: 'ton',
};

/** One of a unit: what a price is for. */
export const EACH_UNIT: Readonly<Record<string, string>> = {
  day: 'dag',
  week: 'vecka',
  month: 'månad',
  year: 'år',
  hour: 'timme',
  visit: 'besök',
  claim: 'utfall',
  person: 'person',
  people: 'person',
  job: 'arbete',
  point: 'poäng',
};

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  accepted: ['godkänd', 'godkänt'],
  rejected: ['underkänd', 'underkänt'],
  exercised: ['utnyttjad', 'utnyttjat'],
  lapsed: ['förfallen', 'förfallet'],
  delivered: ['levererad', 'levererat'],
  published: ['publicerad', 'publicerat'],
  approved: ['godkänd', 'godkänt'],
  terminated: ['uppsagd', 'uppsagt'],
  open: ['öppen', 'öppet'],
  closed: ['stängd', 'stängt'],
};

/**
 * What a name of the terms is called in a Swedish sentence; an unknown one stands as it is written, in quotes.
 *
 * @example termSv('saving') // → 'besparingen'
 */
export function termSv(name: string): string {
  return TERMS[name] ?? `”${human(name)}”`;
}

export function isNeuter(term: string): boolean {
  return term.endsWith('et');
}

/** A state of an event, agreeing with what it is a state of. */
export function stateSv(state: string, neuter: boolean): string {
  return STATES[state]?.[neuter ? 1 : 0] ?? `”${human(state)}”`;
}

/**
 * A state as it is written in terms and results, with the Swedish word beside it where there is one.
 *
 * @example stateBeside('accepted') // → 'accepted (godkänd)'
 */
export function stateBeside(state: string): string {
  const [word] = STATES[state] ?? [];
  return word === undefined ? state : `${state} (${word})`;
}
