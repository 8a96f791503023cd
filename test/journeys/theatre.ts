import type { Client } from '../../api/contract/client.ts';
import { ApiProblem } from '../../api/contract/request.ts';
import type { EventView, SettlementView, TaskView } from '../../api/contract/views.ts';
import { ADMINISTRATOR, AUDITOR, castOf } from '../../local/demo/cast.ts';
import { type DemoContract, demoContract } from '../../local/demo/contracts.ts';
import { createStory, type Story } from '../../local/demo/story.ts';
import { currentRun } from '../aws/emulator/run.ts';
import type { Opening, Place } from './places/place.ts';

/** Utfall in a place of its own, with one contract and its people. */
export type Theatre = Place & {
  readonly contract: DemoContract;
  readonly story: Story;
  /** The API as a person of the cast, such as `norrkoping.finance-1`. */
  as(subject: string): Client;
  /** Decides a task of its kind as this person. */
  decide(
    subject: string,
    task: TaskView,
    choice: string,
    more?: { reason?: string; reference?: string; hash?: string },
  ): Promise<TaskView>;
  openTask(kind: TaskView['task']): Promise<TaskView>;
  events(): Promise<EventView[]>;
  settlements(): Promise<SettlementView[]>;
};

/**
 * Opens a place with a contract that is written but not begun, or one that goes on `from` a folder that another
 * theatre was copied to. Where the run has emulated AWS, on the stack that is deployed there, unless `open` says where.
 */
export async function openTheatre(
  slug = 'norrkoping-2016',
  adapt: (contract: DemoContract) => DemoContract = (contract) => contract,
  { from, open = openPlace }: { from?: string; open?: (opening: Opening) => Promise<Place> } = {},
): Promise<Theatre> {
  const contract = adapt(demoContract(slug));
  const place = await open({
    people: [ADMINISTRATOR, AUDITOR, ...castOf(contract.terms).map(({ person }) => person)],
    appointments: [
      { person: ADMINISTRATOR, role: 'administrator' },
      { person: AUDITOR, role: 'auditor' },
    ],
    clockFrom: contract.begins,
    ...(from === undefined ? {} : { from }),
  });
  const { stage } = place;
  const contractId = contract.slug;
  const auditor = (): Client => stage.as(AUDITOR.subject);
  // Not spread: what a place has changes when it is started again.
  return Object.assign(Object.create(place) as Place, {
    contract,
    story: createStory(stage, contract, async () => undefined),
    as: stage.as,
    decide: (
      subject: string,
      task: TaskView,
      choice: string,
      more: Parameters<Theatre['decide']>[3] = {},
    ) => {
      const hash = task.subjectHash === undefined ? {} : { hash: task.subjectHash };
      const body = { choice, ...hash, ...more };
      return stage.as(subject).decideTask({ contractId, taskId: task.taskId, body });
    },
    openTask: async (kind: TaskView['task']) => {
      const { tasks } = await auditor().listTasks({ contractId });
      const found = tasks.find(({ task, state: at }) => task === kind && at === 'open');
      if (!found) throw new Error(`No open task ${kind}`);
      return found;
    },
    events: () => allEvents(auditor(), contractId),
    settlements: async () => (await auditor().listSettlements({ contractId })).settlements,
  });
}

async function openPlace(opening: Opening): Promise<Place> {
  const run = currentRun();
  if (run === undefined) return (await import('./places/embedded.ts')).openEmbedded(opening);
  return (await import('./places/aws.ts')).openAws(run, opening);
}

async function allEvents(auditor: Client, contractId: string): Promise<EventView[]> {
  const all: EventView[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page = await auditor.listEvents({ contractId, after, limit: 500 });
    all.push(...page.events);
    after = page.next;
  }
  return all;
}

/** The findings that a call was refused for. @throws Error if it was not refused */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ status: number; codes: string[] }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem) {
      return { status: error.status, codes: error.findings.map(({ code }) => code) };
    }
    throw error;
  }
  throw new Error('The call was not refused');
}
