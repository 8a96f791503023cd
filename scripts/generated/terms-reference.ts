import { type JsonSchema, termsSchema } from './terms-schema.ts';

const TEXTS = /(<!-- texts -->\n)[\s\S]*?(<!-- end of texts -->)/;
const BLOCK = /(<!-- fields: (\w+) -->\n)[\s\S]*?(<!-- end of fields -->)/g;

/**
 * The reference of the terms language with its tables of fields written anew, from the descriptions in
 * `core/terms/shape`. What stands between `<!-- fields: Party -->` and `<!-- end of fields -->` is replaced.
 *
 * @throws Error when a marker names nothing of the shape.
 */
export function termsReference(current: string): string {
  const { $defs = {} } = termsSchema();
  const withTexts = current.replace(TEXTS, (_all, begin: string, end: string) => {
    return `${begin}\n${textsTable($defs)}\n\n${end}`;
  });
  return withTexts.replace(BLOCK, (_all, begin: string, name: string, end: string) => {
    const schema = $defs[name];
    if (!schema) throw new Error(`docs/terms.md: there is no ${name} in the shape of terms`);
    return `${begin}\n${table(schema, $defs)}\n\n${end}`;
  });
}

/** Every kind of thing in the shape that has fields, by its name. */
export function kindsWithFields(): readonly string[] {
  const { $defs = {} } = termsSchema();
  return Object.keys($defs).filter((name) => $defs[name]?.properties !== undefined);
}

/** The kinds of text that have a name, with an example of each. */
function textsTable(defs: Readonly<Record<string, JsonSchema>>): string {
  const rows = Object.entries(defs)
    .filter(([name, { type }]) => type === 'string' && !name.startsWith('__'))
    .map(([name, { description = '', examples = [] }]) => {
      const written = examples.map((example) => `\`${example}\``).join(', ');
      return `| ${name} | ${description} | ${written} |`;
    });
  return ['| Kind of text | Meaning | Examples |', '|---|---|---|', ...rows].join('\n');
}

function table(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): string {
  const rows = Object.entries(schema.properties ?? {}).map(([field, value]) => {
    const needed = schema.required?.includes(field) ? ' **·**' : '';
    const cells = [`\`${field}\`${needed}`, meaning(value, defs), kind(value, defs)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| Field | Meaning | Written as |', '|---|---|---|', ...rows].join('\n');
}

function meaning(value: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): string {
  return value.description ?? defs[refName(value) ?? '']?.description ?? '';
}

/** How a value is written: one of a few words, a kind of text or thing, or a list or fields of them. */
function kind(value: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): string {
  const name = refName(value);
  if (name !== undefined) {
    const named = defs[name] ?? {};
    return name.startsWith('__') ? kind(named, defs) : link(name, named);
  }
  if (value.enum) return value.enum.map((word) => `\`${word}\``).join(', ');
  if (value.const !== undefined) return `\`${value.const}\``;
  if (value.oneOf) return value.oneOf.map((one) => kind(one, defs)).join(', or ');
  if (value.items) return `a list of: ${kind(value.items, defs)}`;
  if (typeof value.additionalProperties === 'object') {
    return `names with: ${kind(value.additionalProperties, defs)}`;
  }
  return 'text';
}

function refName({ $ref }: JsonSchema): string | undefined {
  return $ref?.split('/').at(-1);
}

function link(name: string, { type }: JsonSchema): string {
  return `[${name}](#${type === 'string' ? 'how-a-file-is-written' : name.toLowerCase()})`;
}
