import { describe, expect, it } from 'vitest';
import type { TaskItem, TransitionItem } from '../../../../core/lifecycle/items/work.ts';
import { type Decision, decideTask } from '../../../../core/lifecycle/tasks/decide.ts';
import {
  AT,
  contract,
  decided,
  HASH,
  member,
  norrkoping,
  OTHER_HASH,
  person,
  task,
  transitionOf,
} from '../fixtures.ts';

const EVALUATOR = 'lumell_associates';
const verify = task('verify-outcome', EVALUATOR, { subjectHash: HASH, version: 3 });
const signing = ['norrkoping', 'leksell_social_ventures'].map((party) =>
  task('sign-terms', party, { detail: party, subjectHash: HASH }),
);
const memberships = [
  member('eva', EVALUATOR, 'evaluator'),
  member('nils', 'norrkoping', 'signatory'),
  member('lena', 'leksell_social_ventures', 'signatory'),
];

function decide(
  item: TaskItem,
  decision: Decision,
  rest: { who?: string; otherTasks?: TaskItem[]; transition?: Partial<TransitionItem> } = {},
) {
  return decideTask({
    task: item,
    transition: transitionOf(item, rest.transition),
    contract: contract(),
    memberships,
    terms: norrkoping,
    decision,
    person: person(rest.who ?? 'eva'),
    at: AT,
    otherTasks: rest.otherTasks ?? [],
  });
}

function codes(answer: ReturnType<typeof decide>): string[] {
  return answer.findings.map(({ code }) => code);
}

describe('a decision', () => {
  it('is written with its event before the execution hears of it', () => {
    const answer = decide(verify, { choice: 'approve', hash: HASH });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        writes: [
          {
            op: 'replace',
            item: { state: 'decided', version: 3, decision: { choice: 'approve', hash: HASH } },
          },
        ],
        events: [{ what: 'task-decided', facts: { taskId: verify.taskId, choice: 'approve' } }],
        outbox: [
          {
            outboxId: 'answer.follow_up_1.verification.r1.verify-outcome.v3',
            message: { what: 'answer-task', taskId: verify.taskId, attempt: 1 },
          },
        ],
      },
    });
  });

  it.each([
    { why: 'already decided', item: decided(verify, 'eva', 'approve'), code: 'task.decided' },
    {
      why: 'closed by an amendment',
      item: { ...verify, state: 'superseded' as const, closedBecause: 'amendment' },
      code: 'task.superseded',
    },
  ])('on a task $why is refused with the reason', ({ item, code }) => {
    expect(codes(decide(item, { choice: 'approve', hash: HASH }))).toEqual([code]);
  });

  it.each(['finished', 'superseded'] as const)(
    'on a task whose transition is %s is refused',
    (state) => {
      const answer = decide(verify, { choice: 'approve', hash: HASH }, { transition: { state } });
      expect(codes(answer)).toEqual(['task.superseded']);
    },
  );

  it('is no other than the task’s own choices', () => {
    expect(codes(decide(verify, { choice: 'attest', hash: HASH }))).toEqual([
      'task.choice-unknown',
    ]);
  });

  it('binds exactly what was shown', () => {
    expect(codes(decide(verify, { choice: 'approve', hash: OTHER_HASH }))).toEqual([
      'task.subject-changed',
    ]);
    expect(codes(decide(verify, { choice: 'approve' }))).toEqual(['task.hash-missing']);
  });

  it.each(['', '   '])('that rejects needs a reason, and "%s" is none', (reason) => {
    expect(codes(decide(verify, { choice: 'reject', hash: HASH, reason }))).toEqual([
      'task.reason-missing',
    ]);
  });

  it('holds no personal identity number', () => {
    const answer = decide(verify, { choice: 'ask', hash: HASH, reason: 'Vem är 19121212-1212?' });
    expect(codes(answer)).toEqual(['task.personnummer']);
  });

  it('that is wrong in several ways is refused for all of them', () => {
    const answer = decide(verify, { choice: 'reject' }, { who: 'nils' });
    expect(codes(answer)).toEqual([
      'authority.not-theirs',
      'authority.verifier-partial',
      'task.reason-missing',
      'task.hash-missing',
    ]);
  });
});

describe('several parties that are asked the same', () => {
  const [city, investor] = signing;
  if (!city || !investor) throw new Error('two parties sign');

  it('decide each for themselves while they accept', () => {
    const answer = decide(
      city,
      { choice: 'accept', hash: HASH },
      { who: 'nils', otherTasks: signing },
    );
    expect(answer).toMatchObject({
      value: {
        writes: [
          { op: 'replace', item: { taskId: city.taskId, state: 'decided' } },
          { op: 'check', item: { taskId: investor.taskId } },
        ],
        outbox: [{ message: { taskId: city.taskId } }],
      },
    });
  });

  it('need not answer any more when one rejects, and nobody is left waiting', () => {
    const answer = decide(
      city,
      { choice: 'reject', hash: HASH, reason: 'Taket är för högt.' },
      { who: 'nils', otherTasks: signing },
    );
    expect(answer).toMatchObject({
      value: {
        writes: [
          { item: { taskId: city.taskId, state: 'decided' } },
          { item: { taskId: investor.taskId, state: 'superseded', token: 'token' } },
        ],
        outbox: [
          { message: { what: 'answer-task', taskId: city.taskId } },
          { message: { what: 'answer-task', taskId: investor.taskId } },
        ],
      },
    });
  });
});
