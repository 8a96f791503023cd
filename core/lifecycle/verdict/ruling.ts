import { type Change, together } from '../change.ts';
import { newRevision } from '../data/correction.ts';
import type { PeriodItem } from '../items/period.ts';
import { finishTransition } from '../tasks/finish.ts';
import { eventOf, payoutOf, type VerdictInput } from './verdict.ts';

type Parts = Pick<Change, 'writes' | 'events' | 'outbox'>;

export type Ruling = 'upheld' | 'revise' | 'arbitrate';

/**
 * What the answer to an objection makes of a disputed period. Upheld: on to the arbiter if the terms name one
 * and it has not spoken yet, else verified for good, and the payout begins. To be revised: a new revision
 * collects again, and the disputed one is never paid.
 */
export function recordRuling(input: VerdictInput): { outcome: Ruling } & Parts {
  const { task, terms } = input;
  switch (task.decision?.choice) {
    case 'revise':
      return { outcome: 'revise', ...revise(input) };
    case 'upheld': {
      const arbiter = terms.verification?.objections?.arbiter;
      return task.task === 'answer-objection' && arbiter !== undefined
        ? {
            outcome: 'arbitrate',
            writes: [],
            events: [eventOf('objection-answered', input)],
            outbox: [],
          }
        : { outcome: 'upheld', ...uphold(input) };
    }
    default:
      throw new RangeError(`A dispute cannot be ended by "${task.decision?.choice}"`);
  }
}

function uphold(input: VerdictInput): Parts {
  const { contract, period, transition } = input;
  const { objectionsUntil: _, ...closed } = period;
  const verified: PeriodItem = { ...closed, state: 'verified' };
  const change: Parts = {
    writes: [{ op: 'replace', item: verified }, finishTransition(transition, 'finished', 'upheld')],
    events: [eventOf('result-upheld', input)],
    outbox: [],
  };
  return together(contract.contractId, [change, payoutOf(input, verified)]);
}

function revise(input: VerdictInput): Parts {
  const { contract, period, transition, task, at } = input;
  const reason = task.decision?.reason ?? '';
  const begun = newRevision({ period, reason, at, startedBy: { system: 'workflow' } });
  const change: Parts = {
    writes: [
      { op: 'replace', item: { ...period, state: 'superseded' } },
      finishTransition(transition, 'finished', 'revise'),
    ],
    events: [eventOf('result-to-be-revised', input, { reason })],
    outbox: [],
  };
  return together(contract.contractId, [change, begun]);
}
