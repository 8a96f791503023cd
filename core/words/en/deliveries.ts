import type { Finding } from '../../findings.ts';
import { list } from '../facts.ts';
import type { FindingCatalogue } from '../language.ts';
import { withUnit } from '../units.ts';

const rows = (count: unknown) => (Number(count) === 1 ? '1 row' : `${count} rows`);
const persons = (count: unknown) => (Number(count) === 1 ? '1 person' : `${count} persons`);

/** What is said of rows that come for another period or too late, or may not be kept, in English. */
export const deliveryFindings: FindingCatalogue = {
  'outcomes.data-not-for-use': ({ left, reason }) => ({
    what: `The person left on ${left} (${reason}), and the terms let none of their data be used.`,
    mend: 'Take the row away: what may not be used is not delivered, and is not kept.',
  }),
  'outcomes.of-other-period': ({ observation, period, periods }) => ({
    what: `On this day ${observation} counts in no window of ${period} for this person. It counts in ${list(periods)}.`,
    mend: `Deliver it for ${list(periods)}, when the data of that period are collected.`,
  }),
  'outcomes.rows-uncounted': ({ rows: all, persons: of }) => ({
    what: `Delivered, and in no window any more: ${rows(all)} of ${persons(of)}, not counted. Since then somebody came back or changed group, or the terms were amended.`,
    mend: 'If that is right, give it as the reason when you say that the data are delivered. Else take back the delivery that says so, and deliver it as it should be.',
  }),
  'outcomes.late-rows': (facts) => ({
    what: `Too late for ${facts['period']}, whose data are frozen (revision ${facts['revision']}): ${lateCounts(facts)}.`,
    mend: `Nothing is changed in ${facts['period']} by this delivery; its project owner and evaluator are told. Correct the period if it should count, unless that is under way: a new revision is collected and verified, and the difference is settled.`,
  }),
  'outcomes.late-effect': ({ period, revision, metric, cohort, was, is, unit }) => ({
    what: `It would change ${metric}${cohort === undefined ? '' : ` of ${cohort}`} in ${period} (revision ${revision}) from ${was} to ${withUnit(String(is), String(unit), 'en')}.`,
    mend: 'Hold it against what you expected: a large change may be a mistake in the delivery.',
  }),
  'outcomes.late-claims': ({ period, revision, was, is }) => ({
    what: `It would give ${period} (revision ${revision}) another number of claims: ${is} instead of ${was}.`,
    mend: 'Hold it against what you expected: a large change may be a mistake in the delivery.',
  }),
};

function lateCounts({ persons: all, changed, added, enrolments }: Finding['facts']): string {
  const parts = [
    ...(changed === 0 ? [] : [`${rows(changed)} with another value`]),
    ...(added === 0 ? [] : [`${rows(added)} that ${Number(added) === 1 ? 'is' : 'are'} new`]),
    ...(enrolments === 0 ? [] : [`${persons(enrolments)} of whom other days count`]),
  ];
  return `${parts.join(', ')} (about ${persons(all)})`;
}
