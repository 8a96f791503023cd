import type { FindingFacts } from '../../findings.ts';
import type { UncertaintyCode } from '../../terms/codes.ts';
import { count, fact } from '../facts.ts';
import type { FindingWords } from '../language.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** What check finds in how the interval of an effect is made, in Swedish. */
export const uncertaintyFindings: Readonly<Record<UncertaintyCode, Words>> = {
  'terms.method-misfit': (facts) => ({
    what: `Metoden ${fact(facts, 'method')} passar inte det som mäts här och det som det jämförs med.`,
    mend:
      count(facts, 'fitting') === 0
        ? 'Utelämna den: måttet har en egen metod.'
        : `Skriv någon av dessa, eller utelämna den: ${fact(facts, 'fitting')}.`,
  }),
  'terms.clusters-missing': () => ({
    what: 'Det står inte vilket attribut som anger klustren.',
    mend: 'Lägg till clusters, till exempel clusters: school.',
  }),
  'terms.level-impossible': (facts) => ({
    what: `”${fact(facts, 'written')}” är ingen konfidensgrad.`,
    mend: 'Skriv en procentsats från 50 % till under 100 %, till exempel 95 %.',
  }),
  'terms.resamples-impossible': (facts) => ({
    what: 'Så många dragningar ger inget intervall att lita på, eller tar för lång tid.',
    mend: `Skriv ett heltal från ${fact(facts, 'least')} till ${fact(facts, 'most')}, eller utelämna det.`,
  }),
  'terms.seed-not-whole': () => ({
    what: 'Fröet (seed) är inget heltal.',
    mend: 'Skriv vilket heltal som helst, till exempel 1: det avgör bara var dragningen börjar.',
  }),
  'terms.matching-unclear': () => ({
    what: 'Personer matchas antingen på attribut eller viktas med ett, och det måste stå vilket.',
    mend: 'Skriv on med attribut, eller weight med attributet som anger vikter.',
  }),
  'terms.matching-without-group': (facts) => ({
    what: `${fact(facts, 'name')} har ingen jämförelsegrupp vars personer kan matchas.`,
    mend: 'Jämför med en matched-group, eller ta bort matching.',
  }),
};
