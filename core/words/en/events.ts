import type { EventWords } from '../events.ts';

/** What happened, in English; the sentence follows the name of who did it. */
export const eventsEn: EventWords = {
  'contract-created': () => 'created the contract with its terms',
  'member-added': ({ subject, party, role }) => `made ${subject} ${role} of ${party}`,
  'member-changed': ({ party, role }) => `changed a membership: ${role} of ${party}`,
  'person-added': ({ role }) => `appointed an ${role}`,
  'terms-written': ({ termsVersion }) => `wrote version ${termsVersion} of the terms`,
  'terms-replaced': ({ termsVersion }) =>
    `replaced the draft of version ${termsVersion} of the terms`,
  'document-attached': () => 'attached the signed document',
  'signing-begun': ({ termsVersion, hash }) =>
    `sent version ${termsVersion} of the terms for signing (${short(hash)})`,
  'baseline-frozen': ({ hash }) => `froze the baseline (${short(hash)})`,
  'terms-in-force': ({ termsVersion }) => `version ${termsVersion} of the terms is in force`,
  'terms-rejected': ({ reason }) => `the terms were rejected: ${reason ?? 'no reason'}`,
  'phase-changed': ({ from, to }) => `the contract went from ${from} to ${to}`,
  'task-opened': ({ task, taskId, party }) => `waits for ${party}: ${task ?? taskId}`,
  'task-decided': ({ task, choice, reason }) =>
    `${task}: ${choice}${reason === undefined ? '' : ` (${reason})`}`,
  'intervention-begun': () => 'the intervention began',
  'enrolment-opened': () => 'enrolment is open',
  'enrolment-closed': ({ enrolled }) =>
    enrolled === undefined ? 'enrolment is closed' : `enrolment is closed; ${enrolled} enrolled`,
  'delivery-recorded': ({ state }) => `the delivery is ${state ?? 'recorded'}`,
  'data-imported': ({ what, period }) =>
    `delivered ${what}${period === undefined ? '' : ` for ${period}`}`,
  'data-came-late': ({ period, revision, withdrawn }) =>
    withdrawn === undefined
      ? `delivered data that came too late for revision ${revision} of ${period}; nothing is changed in it`
      : `took back data on persons in revision ${revision} of ${period}, whose data are frozen; nothing is changed in it`,
  'data-withdrawn': ({ what, period, reason }) =>
    `took back ${what} that were delivered${period === undefined ? '' : ` for ${period}`}: ${reason}`,
  'person-data-read': ({ what }) => `read ${what ?? 'person-level data'}`,
  'fact-stated': ({ capital, event, state, amount, value, date }) => {
    if (capital !== undefined) return `stated that ${amount} of ${capital} was drawn on ${date}`;
    return event === undefined ? `stated ${amount}: ${value}` : `stated that ${event} is ${state}`;
  },
  'follow-up-begun': ({ period, revision }) =>
    `asks for the data of ${period}, revision ${revision}`,
  'collection-postponed': ({ period, missing, askAgainOn }) =>
    `the data of ${period} are not complete (${missing}); asked for again on ${askAgainOn}`,
  'snapshot-frozen': ({ period, hash }) => `froze the data of ${period} (${short(hash)})`,
  'period-moved': ({ period, from, to }) => `moved ${period} from revision ${from} to ${to}`,
  'outcomes-computed': ({ period, file }) => `computed the outcome of ${period} (${short(file)})`,
  'pack-made': ({ period, pack }) => `made the verification pack of ${period} (${short(pack)})`,
  'period-verified': ({ period }) => `verified the outcome of ${period}`,
  'period-rejected': ({ period, reason }) => `rejected the outcome of ${period}: ${reason}`,
  'question-asked': ({ period, reason }) => `asked about ${period}: ${reason}`,
  'correction-begun': ({ period, revision, reason }) =>
    `began to correct ${period} (revision ${revision}): ${reason}`,
  'objection-raised': ({ period, reason }) => `objected to ${period}: ${reason}`,
  'objection-answered': ({ period }) => `answered the objection to ${period}`,
  'result-upheld': ({ period }) => `upheld the result of ${period}`,
  'result-to-be-revised': ({ period, reason }) => `ordered a new revision of ${period}: ${reason}`,
  'settlement-computed': ({ settlement, entitled, payable, claimedBack }) =>
    `settled ${settlement}: entitled to date ${entitled}, payable ${payable}${back(claimedBack)}`,
  'settlement-superseded': ({ settlement, because }) => `${settlement} is superseded: ${because}`,
  'settlement-attested': ({ settlement }) => `${settlement} is attested`,
  'settlement-refused': ({ settlement, reason }) => `${settlement} was refused: ${reason ?? ''}`,
  'settlement-to-be-made-again': ({ settlement }) => `asked for ${settlement} to be settled again`,
  'payout-waits': ({ settlement, waitsFor }) => `${settlement} waits for ${waitsFor}`,
  'nothing-to-pay': ({ settlement, entitled }) =>
    `${settlement}: nothing to pay now (entitled to date ${entitled})`,
  'payout-issued': ({ settlement, payable }) =>
    `sent the payout notice of ${settlement}: ${payable}`,
  'payment-paid': ({ settlement, reference }) =>
    `confirmed that ${settlement} is paid${reference === undefined ? '' : ` (${reference})`}`,
  'payment-rejected': ({ settlement }) => `the bank rejected ${settlement}`,
  'payment-unknown': ({ settlement }) => `nobody knows yet whether ${settlement} is paid`,
  'payment-posted': ({ settlement, sequence }) => `posted ${settlement} as number ${sequence}`,
  'contract-closed': () => 'the contract is closed',
  'contract-handed-over': ({ to }) => `handed the contract over to ${to}`,
  'contract-taken-back': ({ from, reason }) => `took the contract back from ${from}: ${reason}`,
  'contract-arrived': ({ transitions }) =>
    `took the contract in; ${transitions} things that were on their way go on`,
  'due-sign-by': ({ task }) => `reminded of ${task}: the terms were to be signed by today`,
  'due-intervention-begins': () => 'the first day of the intervention has come',
  'due-intervention-ends': () => 'the last day of the intervention has come',
  'due-collect-data': ({ period }) => `the data of ${period} are due`,
  'due-objections-close': ({ period }) => `the time for objections to ${period} is over`,
  'due-task-deadline': ({ task }) => `reminded of ${task}, which was to be decided by today`,
  'due-payout-waits': ({ period }) => `the payout of ${period} no longer waits`,
  'due-contract-ends': () => 'the last day of the contract has come',
  'due-erase-persons': () => 'the time to keep data on persons is over',
  'erasure-requested': ({ reason }) =>
    `asked that data on persons be erased before their time: ${reason}`,
  'erasure-decided': ({ reason }) =>
    `agreed that data on persons be erased before their time: ${reason}`,
  'persons-erased': ({ certificate }) =>
    `erased the data on persons (certificate ${certificate?.slice(0, 12)}…)`,
  'suspension-proposed': ({ reason }) => `proposed to suspend the contract: ${reason}`,
  'resumption-proposed': ({ reason }) => `proposed to resume the contract: ${reason}`,
  'termination-proposed': ({ reason }) => `proposed to end the contract early: ${reason}`,
};

function back(claimedBack: string | undefined): string {
  return claimedBack === undefined || claimedBack === '0' ? '' : `, claimed back ${claimedBack}`;
}

function short(hash: string | undefined): string {
  return hash === undefined ? '' : `${hash.slice(0, 12)}…`;
}
