import { activateContract } from '../../functions/activate-contract/activate-contract.step.ts';
import { askPerson } from '../../functions/ask-person/ask-person.step.ts';
import { checkData } from '../../functions/check-data/check-data.step.ts';
import { checkTermsStep } from '../../functions/check-terms/check-terms.step.ts';
import { closeEnrolment } from '../../functions/close-enrolment/close-enrolment.step.ts';
import { computeOutcomes } from '../../functions/compute-outcomes/compute-outcomes.step.ts';
import { computePart } from '../../functions/compute-part/compute-part.step.ts';
import { divideData } from '../../functions/divide-data/divide-data.step.ts';
import { freezeBaseline } from '../../functions/freeze-baseline/freeze-baseline.step.ts';
import { freezeSnapshot } from '../../functions/freeze-snapshot/freeze-snapshot.step.ts';
import { issuePayout } from '../../functions/issue-payout/issue-payout.step.ts';
import { listSignatories } from '../../functions/list-signatories/list-signatories.step.ts';
import { makePack } from '../../functions/make-pack/make-pack.step.ts';
import { mergeParts } from '../../functions/merge-parts/merge-parts.step.ts';
import { openEnrolment } from '../../functions/open-enrolment/open-enrolment.step.ts';
import { postPayment } from '../../functions/post-payment/post-payment.step.ts';
import { postponeCollection } from '../../functions/postpone-collection/postpone-collection.step.ts';
import { readAttests } from '../../functions/read-attests/read-attests.step.ts';
import { readSignatures } from '../../functions/read-signatures/read-signatures.step.ts';
import { recordAnswer } from '../../functions/record-answer/record-answer.step.ts';
import { recordConfirmation } from '../../functions/record-confirmation/record-confirmation.step.ts';
import { recordDeliveryStep } from '../../functions/record-delivery/record-delivery.step.ts';
import { recordRuling } from '../../functions/record-ruling/record-ruling.step.ts';
import { recordVerdict } from '../../functions/record-verdict/record-verdict.step.ts';
import { rejectTerms } from '../../functions/reject-terms/reject-terms.step.ts';
import { settleContract } from '../../functions/settle-contract/settle-contract.step.ts';
import type { Step } from '../../functions/step.ts';

/** The steps that the state machines call, by the names of their folders: on AWS each is a Lambda. */
const STEPS: Readonly<Record<string, Step>> = {
  'activate-contract': activateContract,
  'ask-person': askPerson,
  'check-data': checkData,
  'check-terms': checkTermsStep,
  'close-enrolment': closeEnrolment,
  'compute-outcomes': computeOutcomes,
  'compute-part': computePart,
  'divide-data': divideData,
  'freeze-baseline': freezeBaseline,
  'freeze-snapshot': freezeSnapshot,
  'issue-payout': issuePayout,
  'list-signatories': listSignatories,
  'make-pack': makePack,
  'merge-parts': mergeParts,
  'open-enrolment': openEnrolment,
  'post-payment': postPayment,
  'postpone-collection': postponeCollection,
  'read-attests': readAttests,
  'read-signatures': readSignatures,
  'record-answer': recordAnswer,
  'record-confirmation': recordConfirmation,
  'record-delivery': recordDeliveryStep,
  'record-ruling': recordRuling,
  'record-verdict': recordVerdict,
  'reject-terms': rejectTerms,
  'settle-contract': settleContract,
};

/** The step of a function's name. @throws Error if there is none: a state machine names what does not exist. */
export function stepNamed(name: string): Step {
  const step = STEPS[name];
  if (!step) throw new Error(`There is no step ${name}`);
  return step;
}
