import type { UncertaintyWords } from '../en/describe-uncertainty.ts';
import { commaList, human } from '../phrases.ts';

/** How sure an effect is, read back in Swedish. */
export const uncertaintySv: UncertaintyWords = {
  intervalBy: (level, method) =>
    `Intervallet på ${level} görs enligt ${method === '' ? 'måttet och jämförelsen' : method}; det avgör ingen betalning.`,
  clustersOf: (attribute, correction) =>
    `Personer med samma ${human(attribute)} får vara lika varandra${correction === 'CR0' ? ', utan korrigering för få kluster' : ''}.`,
  test: 'Den prövas tvåsidigt.',
  draws: (resamples, seed) => `Dragningen görs ${resamples} gånger, från frö ${seed}.`,
  matchedOn: (attributes, caliper, ratio, reuse) =>
    `${[
      `En jämförelse matchad på ${commaList(attributes.map(human), 'och')} visas bredvid och avgör ingen betalning`,
      ...(ratio === '' ? [] : [`${ratio} till var och en`]),
      ...(caliper === '' ? [] : [`högst ${caliper} standardavvikelser isär`]),
      ...(reuse ? ['personer får matchas med flera'] : []),
    ].join(', ')}.`,
  weightedBy: (attribute) =>
    `En jämförelse viktad med ${human(attribute)} visas bredvid och avgör ingen betalning.`,
};
