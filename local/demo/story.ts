import type { Client, DemoClient } from '../../api/contract/client.ts';
import type { TaskView } from '../../api/contract/views.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import { ADMINISTRATOR, type CastMember, castOf } from './cast.ts';
import { decide } from './choices.ts';
import type { DemoContract } from './contracts.ts';
import type { Narrator } from './narrator.ts';

/** What the story is played on: the running system, as its people meet it. */
export type Stage = {
  /** A client that is logged in as this person. */
  as(subject: string): Client;
  readonly clock: DemoClient;
  readonly issuer: string;
  /** Resolves when no workflow is on its way: each waits for a person, or for a date. */
  atRest(): Promise<void>;
  /** The nearest business time at which something is due. */
  nextDue(contractId: string): Promise<Instant | undefined>;
};

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
  await prepare(stage, contract, cast, narrator);
  for (let scene = 0; scene < SCENES_MAX; scene += 1) {
    await stage.atRest();
    await narrator.tell();
    const task = await openTask(stage, contract.slug);
    if (task) {
      await decide({ stage, contract, cast, task });
      continue;
    }
    const due = await stage.nextDue(contract.slug);
    if (due === undefined) return;
    await stage.clock.advanceClock({ body: { to: due } });
  }
  throw new Error(`The story of ${contract.slug} does not come to an end`);
}

async function openTask(stage: Stage, contractId: string): Promise<TaskView | undefined> {
  const { tasks } = await stage.as(ADMINISTRATOR.subject).listTasks({ contractId });
  return tasks.find((task) => task.state === 'open');
}

/** Draft, members, signed document, and the project owner's word to begin. */
async function prepare(
  stage: Stage,
  contract: DemoContract,
  cast: readonly CastMember[],
  narrator: Narrator,
): Promise<void> {
  const administrator = stage.as(ADMINISTRATOR.subject);
  const contractId = contract.slug;
  await administrator.createContract({ body: { terms: contract.text } });
  narrator.begin();
  for (const { person, party, role } of cast) {
    const member = { person: { issuer: stage.issuer, ...person }, party, role };
    await administrator.addMember({ contractId, body: member });
  }
  const owner = cast.find(({ role }) => role === 'project-owner');
  if (!owner) throw new Error(`${contractId} has no project owner`);
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
