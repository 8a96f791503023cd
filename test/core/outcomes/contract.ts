import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Metric, Period } from '../../../core/terms/shape/metric.ts';
import { Terms } from '../../../core/terms/shape/terms.ts';

/** The frame that every contract has; the tests are about its metrics. */
export function termsWith(input: {
  metrics?: Record<string, Metric>;
  periods?: Period[];
  cohorts?: string[];
  places?: string;
  payments?: Terms['payments'];
  phases?: Terms['phases'];
  followUp?: Terms['followUp'];
}): Terms {
  const { places, ...parts } = input;
  return Terms.parse({
    contract: 'test-contract',
    currency: 'SEK',
    parties: {
      payer: { name: 'Payer', roles: ['outcome-payer'] },
      provider: { name: 'Provider', roles: ['provider'] },
    },
    payments: [{ id: 'fee', amount: '1' }],
    settlement: {
      rounding: { to: '1', mode: 'half-up' },
      payers: [{ party: 'payer', share: 'rest' }],
      recipients: [{ party: 'provider', share: 'rest' }],
    },
    ...(places === undefined ? {} : { targetGroup: { description: 'Children', places } }),
    ...parts,
  });
}

/** Persons `prefix-1`, `prefix-2`, …, enrolled on one day. */
export function persons(
  count: number,
  common: Partial<Enrolment> & { prefix?: string } = {},
): Enrolment[] {
  const { prefix = 'p', ...rest } = common;
  return Array.from({ length: count }, (_, index) => ({
    person: `${prefix}-${index + 1}`,
    enrolledOn: '2017-01-01',
    arm: 'treatment',
    ...rest,
  }));
}

/** One observation of a person; value 1 unless said otherwise. */
export function seen(person: string, rest: Partial<Observation> = {}): Observation {
  return { person, observation: 'event', date: '2017-06-01', value: '1', ...rest };
}
