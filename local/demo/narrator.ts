import type { Client } from '../../api/contract/client.ts';
import type { EventView } from '../../api/contract/views.ts';
import { eventText } from '../../core/words/events.ts';
import type { Language } from '../../core/words/language.ts';

/** Tells what happens as it happens: who did what, when, by which workflow, and which amount and why. */
export type Narrator = {
  /** From now on there is a contract to tell of. */
  begin(): void;
  /** Prints the events since the last time. */
  tell(): Promise<void>;
};

/** Tells the events of a contract, in order, each once. */
export function narrate(input: {
  contractId: string;
  auditor: Client;
  language: Language;
  print: (line: string) => void;
}): Narrator {
  const { contractId, auditor, language, print } = input;
  const state = { begun: false, after: 0 };
  return {
    begin: () => {
      state.begun = true;
    },
    tell: async () => {
      while (state.begun) {
        const { events, next } = await auditor.listEvents({ contractId, after: state.after });
        for (const event of events) {
          print(line(event, language));
          state.after = event.sequence;
        }
        if (next === undefined) return;
      }
    },
  };
}

function line(event: EventView, language: Language): string {
  return `${event.at.slice(0, 10)}  ${eventText(event, language)}`;
}
