import * as z from 'zod';
import { type Body, named, type Route } from './route.ts';
import { routes } from './routes.ts';

type Json = Record<string, unknown>;

const refTo = (id: string) => `#/components/schemas/${id}`;

/**
 * The OpenAPI 3.1 document of the API, made from the routes: served at `/openapi.json` and kept in `docs/`.
 *
 * @example openApiDocument('1.0.0').paths['/contracts'].get.operationId // → 'listContracts'
 */
export function openApiDocument(version: string, table: Record<string, Route> = routes): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(table)) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(name, route),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Utfall', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    security: [{ login: [] }],
    paths,
    components: {
      securitySchemes: { login: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: components(),
    },
  };
}

function components(): Json {
  const { schemas } = z.toJSONSchema(named, { uri: refTo, ...HOW });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

/** What zod cannot say in JSON Schema is a file, or a document whose shape is told elsewhere. */
const HOW = {
  io: 'input',
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }) => {
    if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'object';
  },
} as const satisfies z.core.ToJSONSchemaParams;

function schemaOf(schema: z.ZodType): Json {
  const id = named.get(schema)?.id;
  if (id !== undefined) return { $ref: refTo(id) };
  const { $schema: _, ...inline } = z.toJSONSchema(schema, HOW);
  return inline;
}

function operation(name: string, route: Route): Json {
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    description: route.who === undefined ? 'Needs no login.' : `For ${route.who}.`,
    ...(route.who === undefined ? { security: [] } : {}),
    parameters: [
      ...parametersOf('path', route.params),
      ...parametersOf('query', route.query),
      ...headersOf(route),
    ],
    ...(route.body ? { requestBody: requestBody(route.body) } : {}),
    responses: { [route.reply.status]: success(route), default: PROBLEM },
  };
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: schemaOf(field as z.ZodType),
  }));
}

function headersOf(route: Route): Json[] {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  const writes = route.method !== 'GET';
  return [
    header('Accept-Language', false, '`sv` (left out) or `en`: the language of findings.'),
    ...(writes && route.ifMatch
      ? [header('If-Match', false, 'The ETag that was read; 412 if somebody wrote in between.')]
      : []),
    ...(route.idempotencyKey
      ? [
          header(
            'Idempotency-Key',
            route.idempotencyKey === 'required',
            'The same for a repetition: the answer is then the same.',
          ),
        ]
      : []),
  ];
}

function requestBody(body: Body): Json {
  const type = body.type === 'json' ? 'application/json' : 'multipart/form-data';
  return { required: true, content: { [type]: { schema: schemaOf(body.schema) } } };
}

function success({ reply, ifMatch }: Route): Json {
  const headers = ifMatch
    ? { headers: { ETag: { description: 'The item’s `version`.', schema: { type: 'string' } } } }
    : {};
  if (reply.type === 'json') {
    return {
      description: reply.status === 201 ? 'Created' : 'The answer',
      ...headers,
      content: { 'application/json': { schema: schemaOf(reply.schema) } },
    };
  }
  return { description: reply.description, content: { 'application/octet-stream': {} } };
}

const PROBLEM = {
  description: 'Why it was refused, with all findings',
  content: { 'application/problem+json': { schema: { $ref: refTo('Problem') } } },
};
