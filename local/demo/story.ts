import type { TaskView } from '../../api/contract/views.ts';
import { ADMINISTRATOR, type CastMember, castOf } from './cast.ts';
import { decide } from './choices.ts';
import type { DemoContract } from './contracts.ts';
import { type Enrolment, rollingEnrolment } from './enrol.ts';
import { prepareContract } from './prepare.ts';
import type { Stage } from './stage.ts';

/** A contract as its people would carry it, through the API. */
export type Story = {
  readonly cast: readonly CastMember[];
  /** Draft, members and signed document; the project owner begins. */
  begin(): Promise<void>;
  /**
   * Plays on: whoever a task waits for decides it, and when nothing waits the clock moves to what is due next.
   * Stops before the first task that `stop` asks for and answers it; otherwise when nothing waits and nothing
   * is due.
   */
  play(stop?: (task: TaskView) => boolean): Promise<TaskView | undefined>;
};

/** More than any demo contract needs; a story that runs on says so instead of never ending. */
const SCENES_MAX = 400;

/** @param tell called whenever the workflows have come to rest, to tell what happened */
export function createStory(
  stage: Stage,
  contract: DemoContract,
  tell: () => Promise<void>,
): Story {
  const cast = castOf(contract.terms);
  const owner = cast.find(({ role }) => role === 'project-owner');
  if (!owner) throw new Error(`${contract.slug} has no project owner`);
  const enrol = rollingEnrolment(stage, contract, owner);
  return {
    cast,
    begin: () => prepareContract(stage, { contract, cast, owner }),
    play: (stop = () => false) => play(stage, { contract, cast, enrol, tell, stop }),
  };
}

type Play = {
  readonly contract: DemoContract;
  readonly cast: readonly CastMember[];
  readonly enrol: Enrolment;
  readonly tell: () => Promise<void>;
  readonly stop: (task: TaskView) => boolean;
};

async function play(stage: Stage, scenes: Play): Promise<TaskView | undefined> {
  const { contract, cast, enrol, tell, stop } = scenes;
  for (let scene = 0; scene < SCENES_MAX; scene += 1) {
    await stage.atRest();
    await enrol();
    await tell();
    const task = await nextTask(stage, contract);
    if (task && stop(task)) return task;
    if (task) await decide({ stage, contract, cast, task });
    else if (!(await moveOn(stage, contract))) return undefined;
  }
  throw new Error(`The story of ${contract.slug} does not come to an end`);
}

/**
 * A task that can be decided now. The delivery is reported only when the intervention has ended, so that
 * what falls due before, such as a yearly claim, comes first.
 */
async function nextTask(
  stage: Stage,
  { slug, interventionEnds }: DemoContract,
): Promise<TaskView | undefined> {
  const { tasks } = await stage.as(ADMINISTRATOR.subject).listTasks({ contractId: slug });
  const { instant } = await stage.clock.readClock();
  return tasks.find(
    ({ state, task }) =>
      state === 'open' && (task !== 'report-delivery' || instant >= interventionEnds),
  );
}

/** Moves the clock to what is due next, or to the end of the intervention; false if nothing is left. */
async function moveOn(stage: Stage, { slug, interventionEnds }: DemoContract): Promise<boolean> {
  const { instant } = await stage.clock.readClock();
  const due = await stage.nextDue(slug);
  const candidates = [due, interventionEnds].filter((at) => at !== undefined && at > instant);
  const overdue = due !== undefined && due <= instant;
  const to = overdue ? instant : candidates.sort()[0];
  if (to === undefined) return false;
  await stage.clock.advanceClock({ body: { to } });
  return true;
}
