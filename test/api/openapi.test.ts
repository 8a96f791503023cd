import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../api/contract/openapi.ts';
import { routes } from '../../api/contract/routes.ts';

type Json = { readonly [key: string]: Json } | readonly Json[] | string | number | boolean | null;

// As text and back: the document is what is served, not what was built.
const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3')));
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string }>;
  security?: object[];
};

function* everywhere(value: Json): Generator<Json> {
  yield value;
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* everywhere(inner);
  }
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and says the version of the program', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Utfall', version: '1.2.3' });
  });

  it('has one operation for every route, under its name', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(names.toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it.each(operations)('declares every parameter in $path for $method', ({ path, operation }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((each) => each.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required)).toBe(true);
  });

  it.each(operations)(
    'says for $method $path what goes well and what does not',
    ({ operation }) => {
      const statuses = Object.keys(operation.responses);
      expect(statuses).toContain('default');
      expect(statuses.some((status) => /^20[01]$/.test(status))).toBe(true);
    },
  );

  it('refers to nothing that is not in it', () => {
    const refs = [...everywhere(document)].flatMap((value) =>
      typeof value === 'object' && value !== null && '$ref' in value ? [value.$ref as string] : [],
    );
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of new Set(refs)) {
      const [, ...steps] = ref.split('/');
      expect(
        steps.reduce((at, step) => at?.[step], document),
        ref,
      ).toBeDefined();
    }
  });

  it('needs a login for everything but health', () => {
    const open = operations.filter(({ operation }) => operation.security?.length === 0);
    expect(open.map(({ path }) => path)).toEqual(['/health']);
  });

  it('never decides by GET, and takes nothing in a body of one', () => {
    const gets = operations.filter(({ method }) => method === 'get');
    expect(gets.some(({ operation }) => operation.requestBody)).toBe(false);
    expect(gets.some(({ path }) => path.endsWith('/decision'))).toBe(false);
  });

  it('refuses unknown fields in every body', () => {
    const bodies = operations.flatMap(({ operation }) =>
      Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
    ) as { $ref?: string; additionalProperties?: boolean }[];
    expect(bodies.length).toBeGreaterThan(10);
    for (const body of bodies) {
      const name = body.$ref?.split('/').at(-1);
      const schema = name === undefined ? body : document.components.schemas[name];
      expect(schema.additionalProperties, name).toBe(false);
    }
  });

  it('never shows the token of a task, nor where claims per person are kept', () => {
    const { Task, Result } = document.components.schemas;
    expect(Object.keys(Task.properties)).not.toContain('token');
    expect(Object.keys(Result.properties)).not.toContain('claimsFile');
  });
});
