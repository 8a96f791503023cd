import type { Finding } from '../../findings.ts';
import type { Facts } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { Known } from './known.ts';
import { notInTerms, placeFindings } from './places.ts';

/** What does not fit of events: their names, their states, and two states on one day. */
export function eventFindings({ events, asOf }: Facts, known: Known): Finding[] {
  const seen = new Map<string, string>();
  return events.flatMap(({ event: name, state, date, cohort, period }, at) => {
    const path = `/facts/events/${at}`;
    const states = known.events.get(name);
    if (!states)
      return [notInTerms('settlement.event-not-in-terms', { name, path }, known.events.keys())];
    const fact = {
      name,
      path,
      date,
      ...(cohort === undefined ? {} : { cohort }),
      ...(period === undefined ? {} : { period }),
    };
    const key = [name, cohort, period, date].join('|');
    const first = seen.get(key);
    seen.set(key, path);
    return [
      ...placeFindings(fact, known, asOf),
      ...(states.includes(state)
        ? []
        : [
            settlementFinding('settlement.state-not-in-terms', {
              path,
              facts: { name, state, known: states },
            }),
          ]),
      ...(first === undefined
        ? []
        : [settlementFinding('settlement.fact-twice', { path, facts: { name, first } })]),
    ];
  });
}
