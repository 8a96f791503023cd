import type { FindingFacts } from '../../findings.ts';
import type { RuleCode } from '../../terms/codes.ts';
import { fact, has } from '../facts.ts';
import type { FindingWords } from '../language.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** A unit in words, with its article. */
function unit(facts: FindingFacts, name: string): string {
  const written = fact(facts, name);
  const known: Readonly<Record<string, string>> = {
    '': 'a plain number',
    place: 'a whole number without unit',
    date: 'a date',
    '%': 'a percentage',
    '% a year': 'a yearly rate',
  };
  return known[written] ?? `a number in ${written}`;
}

/** What check finds in the rules, in English. */
export const ruleFindings: Readonly<Record<RuleCode, Words>> = {
  'terms.figure-unpublished': () => ({
    what: 'A figure is marked unknown.',
    mend: 'Write the figure when it is known: until then nothing that depends on it can be settled.',
  }),
  'terms.base-missing': (facts) => ({
    what: `It is not said what the ${fact(facts, 'word')} is of.`,
    mend: 'Add of, with the name of a metric, an amount, capital or a payment above.',
  }),
  'terms.word-misplaced': (facts) => ({
    what: `The word ${fact(facts, 'word')} changes nothing here.`,
    mend: `It belongs with ${fact(facts, 'belongs')}: move it there, or take it away.`,
  }),
  'terms.cut-of-payers': (facts) => ({
    what: `The limit is over what several payers pay, and would take from each in proportion, not ${fact(facts, 'written')}.`,
    mend: 'Write cut: pro rata or cut: last first, or give each payer a sentence and a limit of its own.',
  }),
  'terms.price-by-settlement': (facts) => ({
    what: `${fact(facts, 'name')} hangs on the date and is read once, on the day of each settlement, not on the day of each claim.`,
    mend: `Write its table in the line (${fact(facts, 'field')}: { by: date, rows: … }) if each claim has the price of its own day.`,
  }),
  'terms.otherwise-never': () => ({
    what: 'This otherwise is never used: the sentence has no condition that could be shut.',
    mend: 'Add when, any or unless, or take otherwise away.',
  }),
  'terms.percent-missing': (facts) => ({
    what: `A share is meant, and "${fact(facts, 'written')}" is not a percentage.`,
    mend: has(facts, 'mended')
      ? `Write ${fact(facts, 'mended')}.`
      : 'Write a percentage, such as 40 %.',
  }),
  'terms.percent-of-nothing': (facts) => ({
    what: `Money is meant, and "${fact(facts, 'written')}" does not say of what.`,
    mend: `Write an amount, or of what it is: ${fact(facts, 'written')} of advanced.`,
  }),
  'terms.unit-mismatch': (facts) => ({
    what: `"${fact(facts, 'written')}" is ${unit(facts, 'actual')}; ${unit(facts, 'expected')} is needed here.`,
    mend: has(facts, 'mended')
      ? `If that is what is meant, write ${fact(facts, 'mended')}.`
      : 'Write a number in the right unit, or read another figure.',
  }),
  'terms.each-missing': (facts) => ({
    what: `It is not said for how much of ${fact(facts, 'name')} the price is: for 1 %, or for all of it.`,
    mend: 'Add each, such as each: 1 %.',
  }),
  'terms.table-gap': (facts) => ({
    what: `The table says nothing about ${fact(facts, 'by')} ${fact(facts, 'gap')}.`,
    mend: 'Let the rows meet: below 10 meets from 10, and to 10 meets above 10.',
  }),
  'terms.table-overlap': (facts) => ({
    what: `Two rows of the table speak of ${fact(facts, 'by')} ${fact(facts, 'overlap')}.`,
    mend: 'Let the rows meet: below 10 meets from 10, and to 10 meets above 10.',
  }),
  'terms.rows-unordered': () => ({
    what: 'The rows of the table do not rise.',
    mend: 'Write the lowest row first.',
  }),
  'terms.row-empty': () => ({
    what: 'No value can fall in this row: its bounds leave nothing between them.',
    mend: 'Mend the bounds, or take the row away.',
  }),
  'terms.row-unreachable': (facts) => ({
    what: `${fact(facts, 'name')} never comes here: its range is ${fact(facts, 'range')}.`,
    mend: 'Mend the bounds or the range, or take this away.',
  }),
  'terms.rising-unbounded': () => ({
    what: 'A row that rises needs a bound where it begins and one where it ends.',
    mend: 'Add from or above, and below or to.',
  }),
  'terms.floor-above-cap': (facts) => ({
    what: `The floor ${fact(facts, 'floor')} is above the cap ${fact(facts, 'cap')}: the cap wins, and the floor is never paid.`,
    mend: 'Lower the floor or raise the cap.',
  }),
  'terms.gate-unreachable': (facts) => ({
    what: `The condition on ${fact(facts, 'name')} can never hold: its range is ${fact(facts, 'range')}.`,
    mend: 'Mend the bounds or the range: as it stands, nothing is ever paid here.',
  }),
  'terms.gate-always-open': (facts) => ({
    what: `The condition on ${fact(facts, 'name')} always holds: its range is ${fact(facts, 'range')}.`,
    mend: 'Mend the bounds or the range, or take the condition away.',
  }),
  'terms.negative-eats': (facts) => ({
    what: `${fact(facts, 'name')} can be negative, and would then take from other payments.`,
    mend: 'Add tranche: { above: 0 } or atLeast: 0 if that is not meant.',
  }),
  'terms.comparator-missing': (facts) => ({
    what: `${fact(facts, 'name')} is an effect, and it is not said compared with what.`,
    mend: 'Add a comparator, or let the effect be level.',
  }),
  'terms.comparator-value-missing': (facts) => ({
    what: `A comparator of the kind ${fact(facts, 'kind')} needs a value.`,
    mend: 'Add value, a number in the unit of the metric.',
  }),
  'terms.reference-missing': (facts) => ({
    what: `${fact(facts, 'name')} is compared with each person’s own past, and it is not said which part of it.`,
    mend: 'Add reference, such as { counted: before enrolment, closes: 12 months }.',
  }),
  'terms.effect-assumed': (facts) => ({
    what: `${fact(facts, 'name')} is compared with an assumption: what is paid for is not an estimated effect.`,
    mend: 'Make sure that everyone who signs knows it, or choose another comparator.',
  }),
  'terms.missing-rule-left-out': (facts) => ({
    what: `It is not said what a person without data counts as in ${fact(facts, 'name')}: such persons are left out.`,
    mend: 'Write missing: excluded, not improved, failure or wait. It can decide the payment.',
  }),
  'terms.rest-twice': () => ({
    what: 'Two have the rest.',
    mend: 'Give rest to one, and the others their percentages.',
  }),
  'terms.shares-above-whole': (facts) => ({
    what: `The shares add up to ${fact(facts, 'sum')} %, more than the whole.`,
    mend: 'Lower them to 100 % together.',
  }),
  'terms.shares-below-whole': (facts) => ({
    what: `The shares add up to ${fact(facts, 'sum')} %, and nobody has the rest.`,
    mend: 'Give one of them share: rest, who then also bears the odd unit.',
  }),
  'terms.dates-backwards': (facts) => ({
    what: `${fact(facts, 'to')} comes before ${fact(facts, 'from')}.`,
    mend: 'Write the earlier day first; both days are included.',
  }),
  'terms.periods-overlap': (facts) => ({
    what: `The periods ${fact(facts, 'name')} and ${fact(facts, 'other')} share days.`,
    mend: 'Let one begin the day after the other ends: a result belongs to one period.',
  }),
  'terms.period-outside-phases': (facts) => ({
    what: `The period ${fact(facts, 'name')} goes outside the contract, which runs from ${fact(facts, 'from')} to ${fact(facts, 'to')}.`,
    mend: 'Move the period, or the dates under phases.',
  }),
  'terms.window-after-end': (facts) => ({
    what: `For those enrolled last, the window of ${fact(facts, 'name')} closes ${fact(facts, 'closes')}, after the contract ends ${fact(facts, 'end')}.`,
    mend: 'Prolong the contract, shorten the window, or close enrolment earlier.',
  }),
};
