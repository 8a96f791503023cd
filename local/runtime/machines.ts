import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKFLOWS } from '../../core/lifecycle/items/constants.ts';
import { packageRoot } from './package-root.ts';

/** A state machine as the engine takes it. */
export type Machine = {
  readonly name: string;
  readonly definition: object;
  readonly isValid: boolean;
};

/**
 * The five state machines, from the same files that the CDK app deploys. A substitution such as
 * `${AskPerson}` becomes the function's name here, `ask-person`.
 */
export function machines(): Machine[] {
  return WORKFLOWS.map((name) => {
    const text = readFileSync(join(packageRoot(), 'workflows', `${name}.asl.json`), 'utf8');
    const filled = text.replace(/\$\{([A-Za-z]+)\}/g, (_, word: string) => kebab(word));
    // The tests hold these files to the schema of the language.
    return { name, definition: JSON.parse(filled), isValid: true };
  });
}

/** @example kebab('AskPerson') // → 'ask-person' */
function kebab(pascal: string): string {
  return pascal.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
