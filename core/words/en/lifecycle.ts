import type { FindingCatalogue } from '../language.ts';
import { moneyText } from '../numbers.ts';
import { roleNames } from '../roles.ts';

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
  'authority.action': ({ action, roles }) => ({
    what: `Your roles in this contract do not allow this (${action}).`,
    mend: `It takes the role ${roleNames(roles, 'en')}; ask an administrator if you should have it.`,
  }),
  'authority.arbiter-partial': ({ party, roles }) => ({
    what: `You belong to ${party}, which is ${roleNames(roles, 'en')} and so no arbiter in this dispute.`,
    mend: 'Let somebody who has no other part in the contract decide.',
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
};
