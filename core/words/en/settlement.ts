import type { FindingCatalogue } from '../language.ts';
import { moneyText } from '../numbers.ts';

const money = (amount: unknown, currency: unknown): string =>
  moneyText(String(amount), String(currency), 'en');
const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '');
const oneOf = (known: unknown, none: string): string =>
  list(known) === '' ? none : `Write one of: ${list(known)}.`;

/** Findings of core/settlement, in English. */
export const settlementFindings: FindingCatalogue = {
  'settlement.metric-not-in-terms': ({ name, known }) => ({
    what: `The terms have no metric ${name}.`,
    mend: `Write one of: ${list(known)}.`,
  }),
  'settlement.capital-not-in-terms': ({ name, known }) => ({
    what: `The terms have no capital ${name}.`,
    mend: `Write one of: ${list(known)}.`,
  }),
  'settlement.amount-not-in-terms': ({ name, known }) => ({
    what: `The terms have no amount ${name}.`,
    mend: `Amounts that are delivered: ${list(known)}.`,
  }),
  'settlement.amount-not-delivered': ({ name, delivered }) => ({
    what: `The amount ${name} is computed by the terms, not delivered.`,
    mend: `Take the figure away; amounts that are delivered: ${list(delivered)}.`,
  }),
  'settlement.event-not-in-terms': ({ name, known }) => ({
    what: `The terms have no event ${name}.`,
    mend: `Write one of: ${list(known)}.`,
  }),
  'settlement.state-not-in-terms': ({ name, state, known }) => ({
    what: `The event ${name} cannot be ${state}.`,
    mend: `Write one of: ${list(known)}.`,
  }),
  'settlement.outcome-not-in-terms': ({ name, known }) => ({
    what: `No rate card has the outcome ${name}.`,
    mend: `Write one of: ${list(known)}.`,
  }),
  'settlement.cohort-not-in-terms': ({ name, known }) => ({
    what: `The terms have no cohort ${name}.`,
    mend: oneOf(known, 'Leave the cohort out.'),
  }),
  'settlement.period-not-in-terms': ({ name, known }) => ({
    what: `The terms have no period ${name}.`,
    mend: oneOf(known, 'Leave the period out.'),
  }),
  'settlement.payer-not-in-terms': ({ name, known }) => ({
    what: `${name} is no payer in the terms.`,
    mend: `Write one of: ${list(known)}.`,
  }),
  'settlement.fact-twice': ({ name }) => ({
    what: `${name} is given twice for the same place and day.`,
    mend: 'Keep one of them; a count of several is written as a count.',
  }),
  'settlement.facts-overlap': ({ name }) => ({
    what: `${name} is given for a cohort and for a period that share a part.`,
    mend: 'Give it for the whole, or for each cohort in each period.',
  }),
  'settlement.place-wrong': ({ name, word }) => ({
    what: `${name} is not divided by ${word} in the terms.`,
    mend: `Give it for the whole contract, or let the terms say that it is delivered by ${word}.`,
  }),
  'settlement.place-missing': ({ name, word }) => ({
    what: `${name} does not say which ${word} it belongs to.`,
    mend: `Add the ${word}; the terms compute it within each.`,
  }),
  'settlement.dated-after': ({ name, date, asOf }) => ({
    what: `${name} is dated ${date}, after the day of the settlement, ${asOf}.`,
    mend: 'Correct the date, or settle as of a later day.',
  }),
  'settlement.dated-outside-period': ({ name, date, period, from, to }) => ({
    what: `${name} is dated ${date}, outside the period ${period}, which runs from ${from} to ${to}.`,
    mend: 'Correct the date or the period.',
  }),
  'settlement.metric-empty': ({ name }) => ({
    what: `${name} is given without any figure.`,
    mend: 'Give its value, or its own side and its comparator, or write that it is missing.',
  }),
  'settlement.count-not-whole': ({ name, count }) => ({
    what: `${name} has the count ${count}, which is no whole number.`,
    mend: 'Write a whole number of claims; a negative one withdraws claims.',
  }),
  'settlement.withdrawn-too-many': ({ count, name }) => ({
    what: `${count} more claims of ${name} are withdrawn than were made.`,
    mend: 'Withdraw only claims that are there, with the same person, day and place.',
  }),
  'settlement.attribute-not-in-terms': ({ name, nearest }) => ({
    what: `The terms read no attribute ${name} of a claim, and this claim has no ${nearest}.`,
    mend: `Write ${nearest} if that is what is meant.`,
  }),
  'settlement.attribute-left-out': ({ outcome, name, values, count }) => ({
    what: `${outcome} is priced by ${name}, and ${count === '1' ? 'one claim does' : `${String(count)} claims do`} not say it: the value for others is taken.`,
    mend: `Write the claims in a list, with attributes: { ${String(name)}: … } for each: ${list(values)}, or others where that is meant.`,
  }),
  'settlement.attribute-no-number': ({ outcome, name, count }) => ({
    what: `${outcome} is priced by the number ${name}, and ${count === '1' ? 'one claim has' : `${String(count)} claims have`} none: payment waits for it.`,
    mend: `Write ${name} of each as a number with a decimal point, such as 0.5.`,
  }),
  'settlement.attribute-value-not-named': ({ outcome, name, value, count, values, nearest }) => ({
    what: `${outcome} is priced by ${name}, and ${count === '1' ? 'one claim says' : `${String(count)} claims say`} ${value}, which the terms do not name: the value for others is taken.`,
    mend: `${nearest === undefined ? `The terms name ${list(values)}.` : `Write ${nearest} if that is meant.`} Leave it if it is right that ${value} is among the others.`,
  }),
  'settlement.requires-taken': ({ name, requires }) => ({
    what: `${name} counts only persons with ${list(requires)}: its figures are taken to be counted so already.`,
    mend: 'Ask whoever delivers the figure whether it is; from persons, Utfall counts them itself.',
  }),
  'settlement.share-or-mean': ({ name, sum, of, value }) => ({
    what: `${name} is in points and does not say how it is measured: ${String(sum)} of ${String(of)} is read as ${String(value)} points, a mean.`,
    mend: 'Write measure with as: share in the terms if it is a share in percentage points, or as: mean if it is a mean.',
  }),
  'settlement.outside-range': ({ name, value, unit, range }) => ({
    what: `${name} is ${value} ${unit}, and the terms say that it lies in ${range}.`,
    mend: 'Correct the figure if a digit has slipped; it is settled as it is.',
  }),
  'settlement.drawn-above-committed': ({ name, drawn, committed }) => ({
    what: `${drawn} of ${name} is drawn, and ${committed} is committed.`,
    mend: 'Correct the draws, or let an amendment raise the commitment; it is settled as it is.',
  }),
  'settlement.period-runs': ({ period, to, asOf }) => ({
    what: `There are figures for the period ${period}, which runs until ${to}, after the day of the settlement, ${asOf}.`,
    mend: 'Settle as of a later day, or make sure that the figures are those to date.',
  }),
  'settlement.figure-unknown': () => ({
    what: 'The terms leave this figure `unknown`, and the payment needs it.',
    mend: 'Write the figure in an amendment before settling.',
  }),
  'settlement.figure-not-in-terms': ({ name }) => ({
    what: `The terms have no figure ${name}.`,
    mend: 'Correct the name, or add the metric, amount or payment.',
  }),
  'settlement.cannot-pool': ({ metric }) => ({
    what: `The metric ${metric} is given for several cohorts or periods, and its values cannot be added.`,
    mend: 'Give sums with their denominators, or one value for all of them together.',
  }),
  'settlement.table-gap': ({ by, value }) => ({
    what: `No row of the table by ${by} holds ${value}.`,
    mend: 'Add the row or the value, or `others`.',
  }),
  'settlement.row-open': ({ bounds }) => ({
    what: `A value cannot rise in a row that has only one end: ${bounds}.`,
    mend: 'Give the row both ends, or take `risingTo` away.',
  }),
  'settlement.base-missing': () => ({
    what: 'This sentence has a share or a price of nothing.',
    mend: 'Say what it is of, with `of`.',
  }),
  'settlement.mechanism-missing': () => ({
    what: 'This sentence does not say how it pays.',
    mend: 'Add one of `amount`, `share`, `price`, `rates` or `parts`.',
  }),
  'settlement.day-missing': () => ({
    what: 'Interest runs until the day of the settlement, and the results do not say which day that is.',
    mend: 'Write `asOf` in the results, or `until` in the terms.',
  }),
  'settlement.movement-undated': ({ name }) => ({
    what: `Interest runs on ${name}, of which something has no date.`,
    mend: 'Give every draw and repayment its date, or let the terms say `since` when.',
  }),
  'settlement.settled-undivided': ({ payer }) => ({
    what: `What ${payer} has settled does not say how much of it was for which payment.`,
    mend: 'Give the settled amount with `payments`.',
  }),
  'settlement.after-paid-alone': ({ name }) => ({
    what: `No sentence pays until ${name} is paid, so nothing says when it is.`,
    mend: 'Add a sentence of the same base with `untilPaid`, or bound the tranche with `above`.',
  }),
  'settlement.quota-outside': ({ name }) => ({
    what: `A quota is a share of a sum that this sentence is a part of, and ${name} is not.`,
    mend: 'Name a sum round the sentence, or use `atMost` with a share.',
  }),
  'settlement.index-not-in-terms': ({ name, known }) => ({
    what: `The terms have no index ${name}.`,
    mend: oneOf(known, 'Take the figure away.'),
  }),
  'settlement.claim-payer-missing': ({ name, written, known }) => ({
    what: `A claim says that ${written} pays, by its ${name}.`,
    mend: `Write one of the payers: ${list(known)}.`,
  }),
  'settlement.circular': ({ name }) => ({
    what: `${name} is computed from itself.`,
    mend: 'Let it read only what stands above it.',
  }),
  'settlement.payers-fall-short': ({ short, currency, rest }) => ({
    what: `${money(short, currency)} of the entitlement is paid by nobody, because the payers’ shares and maxima do not reach it.`,
    mend:
      rest === undefined
        ? 'Give one payer `share: rest`, or raise a maximum.'
        : `${rest} pays the rest only up to its maximum: raise its \`atMost\`, or take it away.`,
  }),
  'settlement.recipient-missing': () => ({
    what: 'The terms do not say who receives the payments.',
    mend: 'Add `recipients` to the settlement, or a party that is investor or provider.',
  }),
};
