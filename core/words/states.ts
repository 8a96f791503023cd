import type { Phase } from '../lifecycle/items/contract.ts';
import type { SETTLEMENT_STATES } from '../lifecycle/items/period.ts';
import type { TaskKind } from '../lifecycle/items/workflow.ts';
import { statesEn } from './en/states.ts';
import type { Language } from './language.ts';
import { statesSv } from './sv/states.ts';

/** What people call the tasks, answers, phases and states. */
export type StateWords = {
  readonly task: Readonly<Record<TaskKind, string>>;
  readonly choice: Readonly<Record<string, string>>;
  readonly phase: Readonly<Record<Phase, string>>;
  readonly settlement: Readonly<Record<(typeof SETTLEMENT_STATES)[number], string>>;
  readonly purpose: Readonly<Record<string, string>>;
};

export const STATES: Readonly<Record<Language, StateWords>> = { sv: statesSv, en: statesEn };

/** What people call it; what has no word (an older or newer Utfall wrote it) keeps its name. */
export function stateName(
  kind: keyof StateWords,
  name: string | undefined,
  language: Language,
): string {
  const names: Readonly<Record<string, string>> = STATES[language][kind];
  return names[name ?? ''] ?? name ?? '';
}
