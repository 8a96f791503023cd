import type { NamingCode, RuleCode } from '../codes.ts';
import type { Precedent } from '../stress/precedents.ts';

/** What published contracts did about what check finds without trying results. */
export const RULE_PRECEDENTS: Readonly<Partial<Record<NamingCode | RuleCode, Precedent>>> = {
  'terms.table-gap': {
    contract: 'brussels-iod',
    sv: 'I Bryssel är inget publicerat om vad som gäller mellan 0 och 1 %.',
    en: 'In Brussels nothing is published about what holds between 0 and 1 %.',
  },
  'terms.table-overlap': {
    contract: 'wildlife-conservation-bond',
    sv: 'Wildlife Conservation Bond ger vid exakt 2 % den lägre raden, och inget annat.',
    en: 'The Wildlife Conservation Bond gives the lower row at exactly 2 %, and nothing else.',
  },
  'terms.row-unreachable': {
    contract: 'wildlife-conservation-bond',
    sv: 'Wildlife Conservation Bond har fyra rader som var och en kan inträffa.',
    en: 'The Wildlife Conservation Bond has four rows, each of which can occur.',
  },
  'terms.gate-unreachable': {
    contract: 'juvat-augsburg',
    sv: 'Juvats enda villkor, 20 unga i arbete, kunde gå åt båda hållen: utfallet blev exakt 20.',
    en: 'The only condition of Juvat, 20 young people in work, could go either way: the result was exactly 20.',
  },
  'terms.gate-always-open': {
    contract: 'juvat-augsburg',
    sv: 'Juvats enda villkor, 20 unga i arbete, kunde gå åt båda hållen: utfallet blev exakt 20.',
    en: 'The only condition of Juvat, 20 young people in work, could go either way: the result was exactly 20.',
  },
  'terms.verifier-not-independent': {
    contract: 'rikers-able',
    sv: 'I Rikers bedömdes resultatet av Vera Institute of Justice, som varken betalade eller fick pengar.',
    en: 'In Rikers the Vera Institute of Justice judged the result, which neither paid nor was paid by it.',
  },
  'terms.missing-rule-left-out': {
    contract: 'santa-clara',
    sv: 'I Santa Clara räknas bara månader med ett giltigt hyreskontrakt: den som saknar uppgift räknas inte som ett utfall.',
    en: 'In Santa Clara only months with a valid lease count: nobody without data counts as an outcome.',
  },
  'terms.window-after-end': {
    contract: 'peterborough',
    sv: 'Peterborough räknade återfall i 12 månader och väntade sex till på domarna, innan en kohort bedömdes.',
    en: 'Peterborough counted reconvictions for 12 months and waited six more for the courts before a cohort was judged.',
  },
};
