import type { TaskView } from '../../api/contract/views.ts';
import { ADMINISTRATOR, type CastMember, castOf } from './cast.ts';
import { decide } from './choices.ts';
import type { DemoContract } from './contracts.ts';
import { rollingEnrolment } from './enrol.ts';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';

/** More than any demo contract needs; a story that runs on says so instead of never ending. */
const SCENES_MAX = 400;

/**
 * Plays a whole contract through the API, as its people would: whoever a task waits for decides it, and when
 * nothing waits the clock moves to what is due next. Ends when nothing waits and nothing is due.
 */
export async function playStory(
  stage: Stage,
  contract: DemoContract,
  narrator: Narrator,
): Promise<void> {
  const cast = castOf(contract.terms);
  const owner = cast.find(({ role }) => role === 'project-owner');
  if (!owner) throw new Error(`${contract.slug} has no project owner`);
  const enrol = rollingEnrolment(stage, contract, owner);
  await prepare(stage, { contract, cast, owner, narrator });
  for (let scene = 0; scene < SCENES_MAX; scene += 1) {
    await stage.atRest();
    await enrol();
    await narrator.tell();
    const task = await nextTask(stage, contract);
    if (task) await decide({ stage, contract, cast, task });
    else if (!(await moveOn(stage, contract))) return;
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

/** Draft, members, signed document, and the project owner's word to begin. */
async function prepare(
  stage: Stage,
  input: {
    contract: DemoContract;
    cast: readonly CastMember[];
    owner: CastMember;
    narrator: Narrator;
  },
): Promise<void> {
  const { contract, cast, owner, narrator } = input;
  const administrator = stage.as(ADMINISTRATOR.subject);
  const contractId = contract.slug;
  await administrator.createContract({ body: { terms: contract.text } });
  narrator.begin();
  for (const { person, party, role } of cast) {
    const member = { person: { issuer: stage.issuer, ...person }, party, role };
    await administrator.addMember({ contractId, body: member });
  }
  const project = stage.as(owner.person.subject);
  const { versions } = await project.listTerms({ contractId });
  const document = new File([contract.text], 'avtal.txt', { type: 'text/plain' });
  await project.attachDocument({
    contractId,
    termsVersion: versions[0]?.termsVersion ?? 1,
    body: { document, registryNumber: contract.registryNumber, hash: contract.textHash },
  });
  await project.beginTransition({ contractId, body: { transition: 'onboarding' } });
}
