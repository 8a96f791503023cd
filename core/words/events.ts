import type { EventItem } from '../lifecycle/items/work.ts';
import { eventsEn } from './en/events.ts';
import type { Language } from './language.ts';
import { eventsSv } from './sv/events.ts';

/** The sentence of each kind of event; it follows the name of who did it. */
export type EventWords = Readonly<
  Record<string, (facts: Readonly<Record<string, string | undefined>>) => string>
>;

export const EVENTS: Readonly<Record<Language, EventWords>> = { sv: eventsSv, en: eventsEn };

/**
 * An event as a person reads it: who did what. An event that has no words (an older or a newer Utfall wrote
 * it) is told by its name.
 */
export function eventText(
  event: Pick<EventItem, 'what' | 'who' | 'facts'>,
  language: Language,
): string {
  const { what, who, facts } = event;
  const words = EVENTS[language][what];
  const sentence = words ? words(facts) : what;
  return `${'system' in who ? 'Utfall' : who.name}: ${sentence}`;
}
