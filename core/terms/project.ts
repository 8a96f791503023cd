import { stringify } from 'yaml';
import { type Answer, type Place, refusal } from '../findings.ts';
import { type ReadTerms, readSource, termsIn } from './read.ts';
import { isFields, pointer, type Written, type WrittenFields } from './written.ts';
import { type Places, readYaml } from './yaml.ts';

/** A text, and the file in which it stands. */
export type Source = { readonly text: string; readonly file?: string };

/**
 * The terms that a project's file builds on, as it names them in `extends`, relative to itself; nothing if the
 * text is a whole set of terms.
 *
 * @example programmeOf('extends: ../terms.yaml\ncontract: fair-chance-depaul') // → '../terms.yaml'
 */
export function programmeOf(text: string): string | undefined {
  // Most terms build on nothing, and need not be read twice to know it.
  if (!text.includes('extends')) return undefined;
  const { document } = readYaml(text);
  const named = isFields(document) ? document['extends'] : undefined;
  return typeof named === 'string' ? named : undefined;
}

/**
 * Reads the terms of one project of a programme: the programme's terms with what the project writes laid over
 * them. Fields are laid over field by field; texts and lists are replaced whole. Findings point into the file in
 * which the thing stands, and hash and text are those of the whole document, which needs neither file any more.
 *
 * @example
 * readProject({ text: programme }, { text: 'extends: ../terms.yaml\namounts: { ceiling: 1 654 340 }' })
 */
export function readProject(programme: Source, project: Source): Answer<ReadTerms> {
  const whole = readSource(programme.text, programme.file);
  const own = readSource(project.text, project.file);
  const findings = [...whole.findings, ...own.findings];
  if (!isFields(whole.document) || !isFields(own.document)) return refusal(findings);
  const { extends: _programme, ...fields } = own.document;
  const document = laidOver(whole.document, fields);
  const places = joined(whole.places, own.places, replacedIn(whole.document, fields));
  return termsIn({ document, places, findings }, { text: stringify(document), file: project.file });
}

function laidOver(under: WrittenFields, over: WrittenFields): WrittenFields {
  const fields: Record<string, Written> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = under[key];
    fields[key] = isFields(value) && isFields(below) ? laidOver(below, value) : value;
  }
  return fields;
}

/** Pointers to what the project replaces whole: nothing below them stands in the programme's file any more. */
function replacedIn(under: WrittenFields, over: WrittenFields, path: string[] = []): string[] {
  return Object.entries(over).flatMap(([key, value]) => {
    const below = under[key];
    const here = [...path, key];
    return isFields(value) && isFields(below) ? replacedIn(below, value, here) : [pointer(here)];
  });
}

/** What both files write stands where the project writes it. */
function joined(under: Places, over: Places, replaced: readonly string[]): Places {
  const left = (places: ReadonlyMap<string, Place>) =>
    [...places].filter(([at]) => !replaced.some((path) => at.startsWith(`${path}/`)));
  return {
    values: new Map([...left(under.values), ...over.values]),
    keys: new Map([...left(under.keys), ...over.keys]),
  };
}
