import type { FindingFacts } from '../../findings.ts';
import type { UncertaintyCode } from '../../terms/codes.ts';
import { count, fact } from '../facts.ts';
import type { FindingWords } from '../language.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** What check finds in how the interval of an effect is made, in English. */
export const uncertaintyFindings: Readonly<Record<UncertaintyCode, Words>> = {
  'terms.method-misfit': (facts) => ({
    what: `The method ${fact(facts, 'method')} does not fit what is measured here and what it is compared with.`,
    mend:
      count(facts, 'fitting') === 0
        ? 'Leave it out: the measure has a method of its own.'
        : `Write one of these, or leave it out: ${fact(facts, 'fitting')}.`,
  }),
  'terms.clusters-missing': () => ({
    what: 'It is not said which attribute holds the clusters.',
    mend: 'Add clusters, such as clusters: school.',
  }),
  'terms.level-impossible': (facts) => ({
    what: `"${fact(facts, 'written')}" is no confidence level.`,
    mend: 'Write a percentage from 50 % to below 100 %, such as 95 %.',
  }),
  'terms.resamples-impossible': (facts) => ({
    what: 'So many draws make no interval that can be relied on, or take too long.',
    mend: `Write a whole number from ${fact(facts, 'least')} to ${fact(facts, 'most')}, or leave it out.`,
  }),
  'terms.seed-not-whole': () => ({
    what: 'The seed is not a whole number.',
    mend: 'Write any whole number, such as 1: it decides only where drawing begins.',
  }),
  'terms.matching-unclear': () => ({
    what: 'Persons are either matched on attributes or weighted by one, and it must be said which.',
    mend: 'Write on with attributes, or weight with the attribute that holds weights.',
  }),
  'terms.matching-without-group': (facts) => ({
    what: `${fact(facts, 'name')} has no comparison group whose persons could be matched.`,
    mend: 'Compare it with a matched-group, or take matching away.',
  }),
};
