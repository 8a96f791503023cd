import type { FindingFacts } from '../findings.ts';
import type { StressCode } from '../terms/stress/codes.ts';
import { PRECEDENTS } from '../terms/stress/precedents.ts';
import { fact, has } from './facts.ts';
import type { FindingCatalogue, FindingWords, Language } from './language.ts';
import { moneyText, numberText } from './numbers.ts';

/** A fact as money in the contract's currency. */
export function moneyIn(language: Language) {
  return (facts: FindingFacts, name: string): string =>
    moneyText(fact(facts, name), fact(facts, 'currency'), language);
}

/** A fact as a number in the metric's unit. */
export function valueIn(language: Language) {
  return (facts: FindingFacts, name: string): string =>
    `${numberText(fact(facts, name), language)}\u00a0${fact(facts, 'unit')}`;
}

type Catalogue = Readonly<Record<StressCode, (facts: FindingFacts) => FindingWords>>;

/** Says of every weakness also what a published contract did about it. */
export function withPrecedents(catalogue: Catalogue, language: Language): FindingCatalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([code, words]) => [
      code,
      (facts: FindingFacts): FindingWords => {
        const { what, mend } = words(facts);
        const precedent = PRECEDENTS[code as StressCode];
        const others = precedent === undefined ? '' : ` ${precedent[language]}`;
        return { what: what + assumption(facts, language), mend: mend + others };
      },
    ]),
  );
}

/** Figures that are delivered later are assumed, and the number depends on it. */
function assumption(facts: FindingFacts, language: Language): string {
  if (!has(facts, 'delivered')) return '';
  const taken = moneyIn(language)(facts, 'delivered');
  return language === 'sv'
    ? ` Varje belopp som levereras senare har antagits vara ${taken}.`
    : ` Every amount that is delivered later is taken to be ${taken}.`;
}
