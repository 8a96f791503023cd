import type { FindingFacts } from '../../findings.ts';
import type { NamingCode } from '../../terms/codes.ts';
import { fact, has } from '../facts.ts';
import type { FindingWords } from '../language.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** The word that was probably meant, or how to add it. */
function meant(facts: FindingFacts, otherwise: string): string {
  return has(facts, 'nearest') ? `Did you mean ${fact(facts, 'nearest')}?` : otherwise;
}

/** What check finds among names, parties and roles, in English. */
export const namingFindings: Readonly<Record<NamingCode, Words>> = {
  'terms.name-twice': (facts) => ({
    what: `The name ${fact(facts, 'name')} is already used at ${fact(facts, 'other')}.`,
    mend: 'Give one of them another name: a name stands for one thing in the whole contract.',
  }),
  'terms.name-reserved': (facts) => ({
    what: `${fact(facts, 'name')} is a word of the language and cannot be a name.`,
    mend: 'Choose another name.',
  }),
  'terms.name-unknown': (facts) => ({
    what: `Nothing is called ${fact(facts, 'name')}.`,
    mend: meant(facts, 'Add it among metrics, amounts, capital or events, or read another.'),
  }),
  'terms.side-unknown': (facts) => ({
    what: `${fact(facts, 'name')} has no side called ${fact(facts, 'written')}.`,
    mend: fact(facts, 'sides')
      ? `After the point may stand: ${fact(facts, 'sides')}.`
      : 'Take away the point and what follows it.',
  }),
  'terms.event-as-figure': (facts) => ({
    what: `${fact(facts, 'name')} is an event and has no value to compute with.`,
    mend: 'Read a metric, an amount, capital or a payment instead.',
  }),
  'terms.event-bounded': (facts) => ({
    what: `${fact(facts, 'name')} is an event and cannot be compared with numbers.`,
    mend: `Ask for one of its states: ${fact(facts, 'states')}.`,
  }),
  'terms.event-unknown': (facts) => ({
    what: `No event is called ${fact(facts, 'name')}.`,
    mend: meant(facts, 'Add it under events, or write a date or end.'),
  }),
  'terms.state-unknown': (facts) => ({
    what: `${fact(facts, 'name')} is never ${fact(facts, 'written')}.`,
    mend: `${
      has(facts, 'nearest') ? `Did you mean ${fact(facts, 'nearest')}? ` : ''
    }Its states are: ${fact(facts, 'states')}.`,
  }),
  'terms.bounds-missing': (facts) => ({
    what: `The condition on ${fact(facts, 'name')} has no bound.`,
    mend: `Write one of from, above, below and to: { ${fact(facts, 'name')}: { above: 0 } }.`,
  }),
  'terms.read-before': (facts) => ({
    what: `${fact(facts, 'name')} is read before it is computed: it stands further down.`,
    mend: 'Move it above this sentence.',
  }),
  'terms.circle': (facts) => ({
    what:
      facts['reader'] === facts['name']
        ? `${fact(facts, 'name')} depends on itself.`
        : `${fact(facts, 'reader')} depends on ${fact(facts, 'name')}, which depends on ${fact(facts, 'reader')}.`,
    mend: 'Let one of them read something else.',
  }),
  'terms.learning-paid': (facts) => ({
    what: `${fact(facts, 'name')} is a learning metric, and money depends on it here.`,
    mend: 'Give it the purpose payment or gate, or let the payment read another metric.',
  }),
  'terms.after-unknown': (facts) => ({
    what: `No other outcome is called ${fact(facts, 'outcome')}.`,
    mend: meant(facts, 'After which outcome of a rate card may this one be claimed?'),
  }),
  'terms.outcome-twice': (facts) => ({
    what: `The outcome ${fact(facts, 'outcome')} has two prices on this rate card.`,
    mend: 'Keep one line; a price that depends on a date or an attribute is a table.',
  }),
  'terms.party-unknown': (facts) => ({
    what: `No party is called ${fact(facts, 'party')}.`,
    mend: meant(facts, 'Add it under parties with its name and roles.'),
  }),
  'terms.role-missing': (facts) => ({
    what: `${fact(facts, 'party')} does not hold the role that this asks for.`,
    mend: `Give it one of the roles ${fact(facts, 'roles')}, or name another party.`,
  }),
  'terms.role-vacant': (facts) => ({
    what: `No party holds the role ${fact(facts, 'role')}.`,
    mend: `Give the role ${fact(facts, 'role')} to a party: without it the contract comes to a stop.`,
  }),
  'terms.verification-missing': () => ({
    what: 'It is not said who verifies the outcomes.',
    mend: 'Add verification, with a verifier who holds the role evaluator.',
  }),
  'terms.verifier-not-independent': (facts) => ({
    what: `${fact(facts, 'party')} would judge results in which it has an interest: it is also ${fact(facts, 'roles')}.`,
    mend: 'Name another verifier, or, if all parties agree, write independence: agreed away.',
  }),
  'terms.verifier-agreed-interested': (facts) => ({
    what: `${fact(facts, 'party')} judges results in which it has an interest as ${fact(facts, 'roles')}; the terms say that this is agreed.`,
    mend: 'Make sure that everyone who signs knows it.',
  }),
  'terms.cohort-unknown': (facts) => ({
    what: `No cohort is called ${fact(facts, 'name')}.`,
    mend: `Write one of: ${fact(facts, 'known') || 'the contract has no cohorts'}.`,
  }),
  'terms.period-unknown': (facts) => ({
    what: `No period is called ${fact(facts, 'name')}.`,
    mend: `Write one of: ${fact(facts, 'known') || 'the contract has no periods'}.`,
  }),
  'terms.cohorts-missing': () => ({
    what: 'This is per cohort, and the contract has no cohorts.',
    mend: 'Add cohorts, a list of their names, or take this away.',
  }),
  'terms.periods-missing': () => ({
    what: 'This is per period, and the contract has no periods.',
    mend: 'Add periods with their first and last days, or take this away.',
  }),
  'terms.currency-unknown': (facts) => ({
    what: `"${fact(facts, 'written')}" is no currency.`,
    mend: meant(facts, 'Write an ISO 4217 code, such as SEK.'),
  }),
};
