import type { FindingFacts } from '../findings.ts';
import { RULE_PRECEDENTS } from '../terms/check/precedents.ts';
import { PRECEDENTS, type Precedent } from '../terms/stress/precedents.ts';
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

const ALL: Readonly<Record<string, Precedent>> = { ...PRECEDENTS, ...RULE_PRECEDENTS };

/** Says of every weakness also what a published contract did about it, and what its number takes for granted. */
export function weaknessWords(catalogue: FindingCatalogue, language: Language): FindingCatalogue {
  const words = withPrecedents(catalogue, language);
  return Object.fromEntries(
    Object.entries(words).map(([code, say]) => [
      code,
      (facts: FindingFacts): FindingWords => {
        const { what, mend } = say(facts);
        return { what: what + assumption(facts, language), mend };
      },
    ]),
  );
}

/** Says of findings also what a published contract did about it, where one is known. */
export function withPrecedents(catalogue: FindingCatalogue, language: Language): FindingCatalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([code, say]) => [
      code,
      (facts: FindingFacts): FindingWords => {
        const { what, mend } = say(facts);
        const precedent = ALL[code]?.[language];
        return { what, mend: precedent === undefined ? mend : `${mend} ${precedent}` };
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
