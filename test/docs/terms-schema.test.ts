import { describe, expect, it } from 'vitest';
import { type JsonSchema, termsSchema } from '../../scripts/generated/terms-schema.ts';

type Place = { readonly path: string; readonly schema: JsonSchema };

/** Every schema inside a schema, with where it stands. */
function placesIn(schema: JsonSchema, path = ''): Place[] {
  const inner = (name: string, each: JsonSchema | undefined): Place[] =>
    each === undefined ? [] : placesIn(each, `${path}/${name}`);
  const { additionalProperties: others } = schema;
  return [
    { path, schema },
    ...Object.entries(schema.$defs ?? {}).flatMap(([name, each]) => inner(name, each)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => inner(name, each)),
    ...(schema.oneOf ?? []).flatMap((each, at) => inner(String(at), each)),
    ...inner('items', schema.items),
    ...(typeof others === 'object' ? inner('*', others) : []),
  ];
}

const SCHEMA = termsSchema();
const PLACES = placesIn(SCHEMA);

function described({ description, $ref }: JsonSchema): boolean {
  if (description !== undefined) return true;
  const name = $ref?.split('/').at(-1) ?? '';
  return SCHEMA.$defs?.[name]?.description !== undefined;
}

describe('the schema that editors read', () => {
  it('describes every field', () => {
    const bare = PLACES.flatMap(({ path, schema }) =>
      Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
        described(each) ? [] : [`${path}/${name}`],
      ),
    );
    expect(bare).toEqual([]);
  });

  it('shows an example of every text that must have a form, and it has that form', () => {
    const patterned = PLACES.filter(({ schema }) => schema.pattern !== undefined);
    expect(patterned.length).toBeGreaterThan(15);
    for (const { path, schema } of patterned) {
      expect({ path, examples: schema.examples ?? [] }).not.toEqual({ path, examples: [] });
      for (const example of schema.examples ?? []) {
        expect(example).toMatch(new RegExp(schema.pattern ?? ''));
      }
    }
  });
});
