import type { Client } from '../../api/contract/client.ts';
import type { EventView } from '../../api/contract/views.ts';
import { dateOf } from '../../core/calendar/instant.ts';
import { WORKFLOWS } from '../../core/lifecycle/items/constants.ts';
import { eventText } from '../../core/words/events.ts';
import type { Language } from '../../core/words/language.ts';
import { workflowOf } from './workflow-of.ts';

type Telling = {
  readonly contractId: string;
  readonly auditor: Client;
  readonly timeZone: string;
  readonly language: Language;
  readonly print: (line: string) => void;
};

const WORKFLOW_WIDTH = Math.max(...WORKFLOWS.map((name) => name.length));

/**
 * Tells the events of a contract in order, each once, as they happen: when, in which workflow, who did what,
 * and why each amount is what it is. Call it again for what is new.
 */
export function narrate(telling: Telling): () => Promise<void> {
  const { contractId, auditor, print } = telling;
  let told = 0;
  return async () => {
    for (let more = true; more; ) {
      const { events, next } = await auditor.listEvents({ contractId, after: told });
      for (const event of events) {
        print(lineOf(event, telling));
        for (const reason of await reasonsOf(event, telling)) print(reason);
        told = event.sequence;
      }
      more = next !== undefined;
    }
  };
}

function lineOf(event: EventView, { language, timeZone }: Telling): string {
  const workflow = (workflowOf(event) ?? '').padEnd(WORKFLOW_WIDTH);
  return `${dateOf(event.at, timeZone)}  ${workflow}  ${eventText(event, language)}`;
}

/** What each sentence of the terms gives, below the settlement that it is part of. */
async function reasonsOf(
  { what, facts }: EventView,
  { contractId, auditor }: Telling,
): Promise<string[]> {
  const { settlement } = facts;
  if (what !== 'settlement-computed' || settlement === undefined) return [];
  const { words } = await auditor.explainSettlement({ contractId, settlement });
  const indent = ' '.repeat('2016-01-01'.length + WORKFLOW_WIDTH + 6);
  return words.filter(({ depth }) => depth === 1).map(({ text }) => `${indent}${text}`);
}
