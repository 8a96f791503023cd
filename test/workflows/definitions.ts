import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', 'workflows');

/** A state of a state machine, as far as these tests look at it. */
export type State = {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly ResultPath?: string | null;
  readonly ResultSelector?: Readonly<Record<string, string>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Retry?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly MaxAttempts: number;
  }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly ItemProcessor?: {
    readonly States: States;
    readonly ProcessorConfig?: { readonly Mode: 'INLINE' | 'DISTRIBUTED' };
  };
};
type States = Readonly<Record<string, State>>;
export type Definition = { readonly StartAt: string; readonly States: States };

/** The state machines in the folder, by name, with their text. */
export const definitions: readonly { name: string; text: string; definition: Definition }[] =
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.asl.json'))
    .map((file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      return { name: file.replace('.asl.json', ''), text, definition: JSON.parse(text) };
    });

/** All states of a machine with their names, those inside a Map too. */
export function allStates({ States }: Pick<Definition, 'States'>): (State & { name: string })[] {
  return Object.entries(States).flatMap(([name, state]) => [
    { name, ...state },
    ...(state.ItemProcessor ? allStates(state.ItemProcessor) : []),
  ]);
}
