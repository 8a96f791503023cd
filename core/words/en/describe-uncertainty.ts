import { commaList, human } from '../phrases.ts';

/** How sure an effect is, read back in English. */
export const uncertaintyEn = {
  intervalBy: (level: string, method: string) =>
    `Its interval of ${level} is ${method === '' ? 'made by the measure and the comparator' : `by ${method}`}; it decides no payment.`,
  clustersOf: (attribute: string, correction: string) =>
    `Persons with the same ${human(attribute)} may be alike${correction === 'CR0' ? ', without correction for few clusters' : ''}.`,
  test: 'It is tested, on both sides.',
  draws: (resamples: string, seed: string) => `Drawn ${resamples} times, from seed ${seed}.`,
  matchedOn: (attributes: readonly string[], caliper: string, ratio: string, reuse: boolean) =>
    `${[
      `A comparison matched on ${commaList(attributes.map(human), 'and')} is shown beside it and decides no payment`,
      ...(ratio === '' ? [] : [`${ratio} to each`]),
      ...(caliper === '' ? [] : [`at most ${caliper} standard deviations apart`]),
      ...(reuse ? ['persons may be matched with several'] : []),
    ].join(', ')}.`,
  weightedBy: (attribute: string) =>
    `A comparison weighted by ${human(attribute)} is shown beside it and decides no payment.`,
};

export type UncertaintyWords = typeof uncertaintyEn;
