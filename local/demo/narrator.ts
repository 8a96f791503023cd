import type { Client } from '../../api/contract/client.ts';
import type { EventView } from '../../api/contract/views.ts';
import { dateOf } from '../../core/calendar/instant.ts';
import { eventText } from '../../core/words/events.ts';
import type { Language } from '../../core/words/language.ts';

/**
 * Tells the events of a contract in order, each once, as they happen: who did what, when, and which amount
 * and why. Call it again for what is new.
 */
export function narrate(input: {
  contractId: string;
  auditor: Client;
  timeZone: string;
  language: Language;
  print: (line: string) => void;
}): () => Promise<void> {
  const { contractId, auditor, timeZone, language, print } = input;
  let told = 0;
  return async () => {
    for (let more = true; more; ) {
      const { events, next } = await auditor.listEvents({ contractId, after: told });
      for (const event of events) {
        print(line(event, { language, timeZone }));
        told = event.sequence;
      }
      more = next !== undefined;
    }
  };
}

function line(
  event: EventView,
  { language, timeZone }: { language: Language; timeZone: string },
): string {
  return `${dateOf(event.at, timeZone)}  ${eventText(event, language)}`;
}
