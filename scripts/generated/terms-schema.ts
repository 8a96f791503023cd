import * as z from 'zod';
import { Mapping } from '../../core/intake/mapping/shape.ts';
import { Terms } from '../../core/terms/shape/terms.ts';

/** A JSON Schema, as far as it is looked into here. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly oneOf?: readonly JsonSchema[];
  readonly examples?: readonly string[];
};

/** The shape of terms as JSON Schema, in which every scalar is text. */
export function termsSchema(): JsonSchema {
  return z.toJSONSchema(Terms, { io: 'input' }) as JsonSchema;
}

/**
 * The schema as editors need it. They read YAML with its own types, so that `places: 60` is a number and
 * `signs: true` a boolean to them, where this program reads text: each text that could look so may be so.
 */
export function termsSchemaText(): string {
  return `${JSON.stringify(asEditorsRead(termsSchema()), null, 2)}\n`;
}

/** The schema of a source's mapping, for editors. */
export function mappingSchemaText(): string {
  const schema = z.toJSONSchema(Mapping, { io: 'input' });
  return `${JSON.stringify(asEditorsRead(schema), null, 2)}\n`;
}

function asEditorsRead(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asEditorsRead);
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, asEditorsRead(value)]),
  );
  return isText(inner) ? asEditorsReadText(inner) : inner;
}

function isText(node: object): node is JsonSchema {
  return 'type' in node && node.type === 'string';
}

function asEditorsReadText(node: JsonSchema): JsonSchema {
  const { type: _type, ...rest } = node;
  const written = node.enum ?? (node.const === undefined ? undefined : [node.const]);
  if (written) {
    const { const: _const, ...others } = rest;
    return { ...others, enum: [...written, ...written.flatMap(otherType)] };
  }
  return { ...rest, type: ['string', ...typesOf(node.pattern)] };
}

/** `true` may stand for "true", and 2 for "2". */
function otherType(written: unknown): readonly unknown[] {
  if (written === 'true' || written === 'false') return [written === 'true'];
  return /^\d+$/.test(String(written)) ? [Number(written)] : [];
}

function typesOf(pattern: string | undefined): readonly string[] {
  if (pattern === undefined) return ['number', 'boolean'];
  return ['5', '0.5'].some((number) => new RegExp(pattern).test(number)) ? ['number'] : [];
}
