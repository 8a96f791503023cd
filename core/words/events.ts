import type { EventItem } from '../lifecycle/items/work.ts';
import { eventsEn } from './en/events.ts';
import type { Language } from './language.ts';
import { numberText } from './numbers.ts';
import { stateName } from './states.ts';
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
  const sentence = words ? words(said(what, facts, language)) : what;
  return `${'system' in who ? 'Utfall' : who.name}: ${sentence}`;
}

const AMOUNTS = ['entitled', 'payable', 'claimedBack', 'amount', 'value'];
/** A task's permanent key names what is asked: `<period>.<purpose>.r<revision>.<task>`. */
const TASK_OF_KEY = /^.+\.r\d+\.([a-z-]+)/;

/** The facts as people say them: names of tasks, answers and phases, and figures with their thousands apart. */
function said(
  what: string,
  facts: Readonly<Record<string, string>>,
  language: Language,
): Record<string, string> {
  const inWords = Object.entries(facts).map(([name, value]) => {
    if (AMOUNTS.includes(name) && /^-?\d/.test(value)) return [name, numberText(value, language)];
    if (name === 'task') return [name, taskName(value, language)];
    if (name === 'choice') return [name, stateName(name, value, language)];
    if (what === 'phase-changed') return [name, stateName('phase', value, language)];
    return [name, value];
  });
  const { taskId } = facts;
  const asked = taskId === undefined ? {} : { task: taskName(taskId, language) };
  return { ...asked, ...Object.fromEntries(inWords) };
}

/** By its kind, or by the permanent key that holds it. */
function taskName(task: string, language: Language): string {
  return stateName('task', TASK_OF_KEY.exec(task)?.[1] ?? task, language);
}
