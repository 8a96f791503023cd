import type { FindingCatalogue } from '../language.ts';
import { moneyText } from '../numbers.ts';
import { roleNames } from '../roles.ts';
import { correctionFindings } from './correction.ts';
import { freezingFindings } from './freezing.ts';

/** What a person has done already, by task. */
const DID: Readonly<Record<string, string>> = {
  'sign-terms': 'signed for another party',
  'report-delivery': 'reported the delivery',
  'accept-delivery': 'decided on the delivery',
  'deliver-data': 'delivered the data',
  'verify-outcome': 'verified the outcome',
  'answer-objection': 'answered the objection',
  arbitrate: 'ruled in the dispute',
  attest: 'attested',
};

/** Findings of core/lifecycle, in English. */
export const lifecycleFindings: FindingCatalogue = {
  ...correctionFindings,
  ...freezingFindings,
  'amendment.being-signed': () => ({
    what: 'Another version of the terms is being signed.',
    mend: 'Wait until all parties have answered, or one of them has rejected it.',
  }),
  'amendment.currency': ({ written, is }) => ({
    what: `The terms say ${written}, but the contract is in ${is}.`,
    mend: 'Keep the currency; a contract in another currency is a new contract.',
  }),
  'amendment.nothing-new': () => ({
    what: 'These terms say the same as the newest version.',
    mend: 'Change what is to be changed, or sign the version that there is.',
  }),
  'amendment.other-contract': ({ written, is }) => ({
    what: `The terms are those of the contract ${written}, not of ${is}.`,
    mend: `Write "contract: ${is}", or send them to the contract that they belong to.`,
  }),
  'amendment.period-changed': ({ period }) => ({
    what: `The terms change or leave out the period ${period}, which is planned already.`,
    mend: 'Name the period among those that the amendment moves, or write it as it was.',
  }),
  'amendment.period-settled': ({ period }) => ({
    what: `The period ${period} is settled, and an amendment never changes what is settled.`,
    mend: 'Write the period as it was; if its result is wrong, correct it.',
  }),
  'amendment.reaches-settled': ({ effectiveFrom, period, to }) => ({
    what: `From ${effectiveFrom} the new terms would hold for the period ${period}, which ends on ${to} and is settled.`,
    mend: `Let them hold from a day after ${to}: an amendment never changes what is settled.`,
  }),
  'amendment.period-unknown': ({ period }) => ({
    what: `There is no period ${period} to move.`,
    mend: 'Name only periods that are planned already; new ones need not be named.',
  }),
  'amendment.phase': ({ phase }) => ({
    what: `Terms cannot be changed while the contract is in the phase ${phase}.`,
    mend: 'Change them before signing begins, or when the contract is in force.',
  }),
  'authority.action': ({ action, roles }) => ({
    what: `Your roles in this contract do not allow this (${action}).`,
    mend: `It takes the role ${roleNames(roles, 'en')}; ask an administrator if you should have it.`,
  }),
  'authority.arbiter-partial': ({ party, roles }) => ({
    what: `You belong to ${party}, which is ${roleNames(roles, 'en')} and so no arbiter in this dispute.`,
    mend: 'Let somebody who has no other part in the contract decide.',
  }),
  'authority.administrator': () => ({
    what: 'You give people their roles, and so decide nothing yourself.',
    mend: 'Let a colleague decide who is no administrator.',
  }),
  'authority.not-a-member': () => ({
    what: 'You have no role in this contract.',
    mend: 'Ask an administrator for a role, with the dates between which you have it.',
  }),
  'authority.not-theirs': ({ party, role }) => ({
    what: `This waits for ${roleNames(role, 'en')} at ${party}, which is not your role.`,
    mend: 'Let somebody with that role decide, or ask an administrator for it.',
  }),
  'authority.not-today': ({ from, to }) => ({
    what: `Your role holds from ${from || 'the beginning'} to ${to || 'further notice'}, not today.`,
    mend: 'Let a colleague decide, or ask an administrator to change the dates.',
  }),
  'authority.over-limit': ({ amount, limit, currency }) => ({
    what: `The amount ${moneyText(String(amount), String(currency), 'en')} is over your limit of ${moneyText(String(limit), String(currency), 'en')}.`,
    mend: 'Let somebody with a higher limit attest.',
  }),
  'authority.own-benefit': ({ party }) => ({
    what: `You belong to ${party}, which receives money by this payment.`,
    mend: 'Let somebody attest whose own organisation receives nothing.',
  }),
  'authority.same-person': ({ did }) => ({
    what: `You have already ${DID[String(did)] ?? did} in this matter.`,
    mend: 'Let another person decide this: the two are to be done by different people.',
  }),
  'authority.stands-in': () => ({
    what: 'You and the colleague for whom one of you stands in cannot both decide this.',
    mend: 'Let a third person decide.',
  }),
  'authority.verifier-partial': ({ party, roles }) => ({
    what: `You belong to ${party}, which is ${roleNames(roles, 'en')} and so not independent of the result.`,
    mend: 'Let an evaluator without a stake decide, or agree otherwise in the terms.',
  }),
  'task.choice-unknown': ({ choice, choices }) => ({
    what: `"${choice}" is no answer to this task.`,
    mend: `Answer one of: ${[choices].flat().join(', ')}.`,
  }),
  'task.decided': ({ choice, at }) => ({
    what: `This was decided already: ${choice}, ${at}.`,
    mend: 'Read the decision; nothing more is asked of you.',
  }),
  'task.hash-missing': () => ({
    what: 'The answer does not say what it is about.',
    mend: 'Send the checksum (`hash`) of what you were shown.',
  }),
  'task.personnummer': ({ field }) => ({
    what: `The field ${field} contains a personal identity number.`,
    mend: 'Take it out: write about persons by their pseudonym only.',
  }),
  'task.reason-missing': ({ choice }) => ({
    what: `The answer "${choice}" needs a reason.`,
    mend: 'Write why, in a sentence or two.',
  }),
  'task.subject-changed': () => ({
    what: 'What is to be decided is no longer what you were shown.',
    mend: 'Read it again, and decide on what it says now.',
  }),
  'task.superseded': ({ because }) => ({
    what: `This task is closed without a decision (${because}).`,
    mend: 'Look in the contract for the task that has taken its place.',
  }),
  'trigger.begun': ({ workflow }) => ({
    what: `This has begun already (${workflow}).`,
    mend: 'Look among the tasks of the contract for what it waits for.',
  }),
  'trigger.being-signed': ({ purpose }) => ({
    what: `The parties are signing something else (${purpose}).`,
    mend: 'Wait until all parties have answered it.',
  }),
  'trigger.not-a-draft': ({ state }) => ({
    what: `This version of the terms is no draft (${state}).`,
    mend: 'Write a new version, and let that one be signed.',
  }),
  'trigger.not-planned': ({ periodId, state }) => ({
    what: `The period ${periodId} is ${state}, not planned.`,
    mend: 'Correct the period if its data are to be collected again.',
  }),
  'trigger.period-not-over': ({ periodId, to }) => ({
    what: `The period ${periodId} is not over: its last day is ${to}.`,
    mend: 'Ask for its data when the day has passed.',
  }),
  'trigger.phase': ({ purpose, phase }) => ({
    what: `This (${purpose}) cannot begin in the phase ${phase}.`,
    mend: 'Look in the contract for what comes next in this phase.',
  }),
  'trigger.reason-missing': () => ({
    what: 'The parties are to be told why.',
    mend: 'Write the reason, in a sentence or two.',
  }),
};
