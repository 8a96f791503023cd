import { list } from '../facts.ts';
import type { FindingCatalogue } from '../language.ts';

/** What is missing of a period's data, and what must be known before they are frozen, in English. */
export const freezingFindings: FindingCatalogue = {
  'data.not-available': ({ periodId }) => ({
    what: `The data of the period ${periodId} are not available yet.`,
    mend: 'Deliver them when the register has them; they are asked for again.',
  }),
  'data.nothing-delivered': () => ({
    what: 'No observations and no figures were delivered for this revision of the period.',
    mend: 'Deliver the observations file, and then say that the data are delivered.',
  }),
  'data.nothing-measured': ({ periodId }) => ({
    what: `Nothing that was delivered gives a figure for the period ${periodId}.`,
    mend: 'Deliver observations whose dates lie in the windows of the period’s metrics.',
  }),
  'data.waits-for-missing': ({ metric, missing }) => ({
    what: `The metric ${metric} lacks ${missing} persons, and the terms wait for them.`,
    mend: 'Deliver their observations, or agree on another rule for missing data.',
  }),
  'data.delivered-elsewhere': ({ period, periods, rows, persons }) => ({
    what: `Delivered for ${list(periods)} and not for ${period}, though counting in it: ${counted(rows, 'row')} (about ${counted(persons, 'person')}).`,
    mend: `Deliver them for ${period} too: it is computed from what is delivered for it. Where ${period} has another value of the same day, one of the two is wrong: take that delivery back. If they are not to count, give the reason when you say that the data are delivered.`,
  }),
  'data.windows-open': ({ period, metric, open, waiting }) => ({
    what: `In ${metric} of ${period} ${openWindows(open, waiting)}: who is in them would not be counted.`,
    mend: 'Wait until they have closed and the register has what happened in them. To freeze the data as they are, give the reason when you say that they are delivered.',
  }),
};

function counted(count: unknown, one: string): string {
  return Number(count) === 1 ? `1 ${one}` : `${count} ${one}s`;
}

function openWindows(open: unknown, waiting: unknown): string {
  const windows = (count: unknown) => (Number(count) === 1 ? '1 window' : `${count} windows`);
  const are = (count: unknown) => (Number(count) === 1 ? 'is' : 'are');
  const parts = [
    ...(open === 0 ? [] : [`${windows(open)} ${are(open)} still open`]),
    ...(waiting === 0
      ? []
      : [`${windows(waiting)} ${Number(waiting) === 1 ? 'waits' : 'wait'} for the register`]),
  ];
  return parts.join(', and ');
}
