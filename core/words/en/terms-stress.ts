import { fact, has } from '../facts.ts';
import type { FindingCatalogue } from '../language.ts';
import { moneyIn, valueIn, weaknessWords } from '../stress.ts';

const money = moneyIn('en');
const value = valueIn('en');

/** What is weak in well-formed terms, in English. */
export const stressFindings: FindingCatalogue = weaknessWords(
  {
    'terms.pays-zero-effect': (facts) => ({
      what: `${fact(facts, 'name')} pays ${money(facts, 'amount')} of at most ${money(facts, 'maximum')} even if the intervention changes nothing.`,
      mend: 'Tie it to a result, or make sure that everyone who signs knows it.',
    }),
    'terms.pays-drift': (facts) => ({
      what: `${fact(facts, 'name')} gets ${fact(facts, 'drift')} better without the intervention, and that alone pays ${money(facts, 'amount')}.`,
      mend: 'Choose a comparator that drifts as much, take the drift off, or begin to pay above it.',
    }),
    'terms.cap-below-guarantee': (facts) => ({
      what: `The cap of ${money(facts, 'cap')} always cuts: ${money(facts, 'guaranteed')} below it is paid whatever the result.`,
      mend: 'Raise the cap, or move the guaranteed part out of it.',
    }),
    'terms.cap-never-binds': (facts) => ({
      what: `The cap of ${money(facts, 'cap')} never cuts anything: what it limits is at most ${money(facts, 'highest')}.`,
      mend: 'Lower it if it was to limit something, or leave it as a reminder.',
    }),
    'terms.maximum-above-budget': (facts) => ({
      what:
        facts['proved'] === true
          ? `The payment reaches ${money(facts, 'maximum')}, ${money(facts, 'over')} above the budget of ${money(facts, 'budget')}.`
          : `It is not proved that the payment stays within the budget of ${money(facts, 'budget')}: all limits together allow ${money(facts, 'maximum')}.`,
      mend: 'Put a sentence with atMost round the payments, or raise the budget.',
    }),
    'terms.maximum-unlimited': (facts) => ({
      what: `${fact(facts, 'name')} has no upper limit, because nothing limits ${fact(facts, 'because')}${has(facts, 'budget') ? `; the budget is ${money(facts, 'budget')}` : ''}.`,
      mend: 'Add atMost, places under targetGroup, a limit in claims, or a range for the metric.',
    }),
    'terms.gate-fixed': (facts) => ({
      what: `The condition on ${fact(facts, 'name')} ${facts['state'] === 'never' ? 'can never hold' : 'always holds'}: it can only go from ${fact(facts, 'low')} to ${fact(facts, 'high')}.`,
      mend: 'Mend the bounds, or take the condition away.',
    }),
    'terms.cliff': (facts) => ({
      what: `At ${fact(facts, 'name')} ${fact(facts, 'bound')} the payment jumps by ${money(facts, 'jump')}, from ${money(facts, 'from')} to ${money(facts, 'to')}${has(facts, 'one') ? `; one participant of ${fact(facts, 'places')} is ${fact(facts, 'one')} %` : ''}.`,
      mend: 'Let the payment rise in a straight line with risingTo, or pay per unit.',
    }),
    'terms.gate-by-chance': (facts) => ({
      what: `${fact(facts, 'name')} ${fact(facts, 'bound')} is no effect at all: chance opens this in about half of all cases, and ${money(facts, 'amount')} is then paid, ${money(facts, 'half')} on average.`,
      mend: 'Ask for an effect that chance alone seldom gives.',
    }),
    'terms.rounding-opens': (facts) => ({
      what: `${fact(facts, 'name')} is rounded to ${fact(facts, 'step')} first, so that ${fact(facts, 'near')} already counts as ${fact(facts, 'bound')} and moves ${money(facts, 'amount')}.`,
      mend: 'Round the payment instead of the metric, or say that the rounding is meant.',
    }),
    'terms.ceiling-early': (facts) => ({
      what: `The ceiling of ${money(facts, 'maximum')} is reached at ${fact(facts, 'name')} about ${value(facts, 'at')}: nothing is paid for what comes after, up to ${value(facts, 'best')}.`,
      mend: 'If more is wanted, pay less per unit and further, or mend the range.',
    }),
    'terms.missing-rewarded': (facts) => ({
      what: has(facts, 'amount')
        ? `If ${fact(facts, 'name')} is not measured, ${money(facts, 'amount')} more is paid than if it is measured and bad.`
        : `${fact(facts, 'name')} adds up something bad, and persons without data are left out: every one of them makes it look better.`,
      mend: 'Write missing: failure or wait, or turn the condition round.',
    }),
    'terms.follow-up-short': (facts) => ({
      what: `For those enrolled last, ${fact(facts, 'name')} can be seen only ${fact(facts, 'closes')}, and the follow-up ends ${fact(facts, 'end')}.`,
      mend: 'Prolong the follow-up, close enrolment earlier (enrolUntil under phases.intervention), or say what is paid for those cut off.',
    }),
    'terms.cohort-too-small': (facts) => ({
      what: `With ${fact(facts, 'places')} participants, an effect of ${fact(facts, 'effect')} on ${fact(facts, 'name')} would be told from chance in ${fact(facts, 'power')} of 100 cases (estimated from a level of ${fact(facts, 'base')} per 100${facts['assumed'] === true ? ', which is assumed' : ''}).`,
      mend: 'Pool cohorts, enrol more, or begin to pay at a larger effect; 80 of 100 is usual.',
    }),
    'terms.capital-never-repaid': (facts) => ({
      what: `The investors advance ${money(facts, 'capital')} and get at most ${money(facts, 'maximum')}: ${money(facts, 'lost')} never comes back.`,
      mend: 'Raise the limits, or say that the capital is partly a gift.',
    }),
    'terms.payers-below-maximum': (facts) => ({
      what: has(facts, 'short')
        ? `The payers cover ${money(facts, 'covered')} of a largest payment of ${money(facts, 'maximum')}: nobody pays the last ${money(facts, 'short')}.`
        : `The payers cover ${money(facts, 'covered')}, and the largest payment has no limit.`,
      mend: 'Give one payer share: rest without a maximum, raise the maxima, or limit the payments.',
    }),
    'terms.cost-above-saving': (facts) => ({
      what: has(facts, 'even')
        ? `Until ${fact(facts, 'name')} is about ${money(facts, 'even')}, more is paid than that: ${money(facts, 'amount')} where it is nothing.`
        : `Even if ${fact(facts, 'name')} is ${money(facts, 'saving')}, the best that is expected, ${money(facts, 'amount')} is paid.`,
      mend: 'Lower the share or what is guaranteed, unless the outcome is worth more than it saves.',
    }),
    'terms.cherry-picking': (facts) => ({
      what: `Each person can be worth ${money(facts, 'price')}, and nothing says who may be enrolled: those who need least are easiest to succeed with.`,
      mend: 'Add eligibility under targetGroup, with evidence at enrolment.',
    }),
    'terms.ladder-perverse': (facts) => ({
      what: `${fact(facts, 'name')} pays ${money(facts, 'price')}, less than ${fact(facts, 'outcome')} before it, ${money(facts, 'before')}.`,
      mend: 'Let the later step pay at least as much, if it is to be worth going on.',
    }),
    'terms.better-pays-less': (facts) => ({
      what: `A better result pays less: ${fact(facts, 'name')} ${value(facts, 'worse')} pays ${money(facts, 'worsePays')}, and ${value(facts, 'better')} pays ${money(facts, 'betterPays')}, ${money(facts, 'less')} less.`,
      mend: 'Let the rows rise, or let what is paid otherwise be less than what is paid here.',
    }),
    'terms.better-not-proved': (facts) => ({
      what: `It is not proved that a better ${fact(facts, 'name')} never pays less; no example was found at the written bounds.`,
      mend: 'Try the terms on results of your own with utfall settle.',
    }),
    'terms.not-all-tried': (facts) => ({
      what: `Only ${fact(facts, 'tried')} sets of results were tried: further weaknesses may not have been found.`,
      mend: 'Try the terms on results of your own with utfall settle.',
    }),
    'terms.not-tried': (facts) => ({
      what: `Made-up results cannot be settled under these terms (${fact(facts, 'because')}): cliffs, guarantees and what a ceiling does were not looked for.`,
      mend: 'Try the terms on results of your own with utfall settle, which says what is missing.',
    }),
    'terms.posting-too-large': (facts) => ({
      what: `A payout from ${fact(facts, 'payers')} payers needs ${fact(facts, 'entries')} entries in the ledger, and at most ${fact(facts, 'most')} can be posted at once.`,
      mend: 'Let one payer pay for several, or write a contract for each group of payers.',
    }),
  },
  'en',
);
