import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Finding, Place } from '../findings.ts';
import { type TermsFindingCode, termsFinding } from './codes.ts';
import { isTooDeep } from './depth.ts';
import { pointer, type Written, type WrittenFields, type WrittenPath } from './written.ts';

/** Where every value and every key of a document stands, by JSON pointer. */
export type Places = {
  readonly values: ReadonlyMap<string, Place>;
  readonly keys: ReadonlyMap<string, Place>;
};

export type WrittenDocument = {
  /** Left out when the file could not be read as one document of texts. */
  readonly document?: Written;
  readonly places: Places;
  readonly findings: readonly Finding[];
  /** The place of a character in the text. */
  readonly placeOf: (offset: number) => Place;
};

/** The longest contract known fills 60,000 characters; ten times that is refused before it is parsed. */
const LONGEST = 600_000;

/** What stands where bytes were no UTF-8: which character it was cannot be told any more. */
const UNREADABLE = '\ufffd';

/**
 * Reads YAML in which every scalar is text, exactly as written: one document, no anchors, tags, merge keys or
 * duplicate keys, so that what is hashed is what people see.
 */
export function readYaml(text: string, file?: string): WrittenDocument {
  const reader = new Reader(text, file);
  return reader.read();
}

/** Walks one file once, collecting the document, its places and what is wrong with it. */
class Reader {
  readonly #text: string;
  readonly #file: string | undefined;
  readonly #lines = new LineCounter();
  readonly #findings: Finding[] = [];
  readonly #values = new Map<string, Place>();
  readonly #keys = new Map<string, Place>();

  constructor(text: string, file: string | undefined) {
    this.#text = text;
    this.#file = file;
  }

  read(): WrittenDocument {
    const document = this.#document();
    return {
      ...(document === undefined ? {} : { document }),
      places: { values: this.#values, keys: this.#keys },
      findings: this.#findings,
      placeOf: (offset) => this.#place(offset),
    };
  }

  #document(): Written | undefined {
    if (this.#text.length > LONGEST) return this.#refuse('terms.file-too-long');
    if (isTooDeep(this.#text)) return this.#refuse('terms.too-deep');
    if (this.#text.includes(UNREADABLE)) return this.#refuseUnreadable();
    const parsed = parseAllDocuments(this.#text, {
      schema: 'failsafe',
      lineCounter: this.#lines,
      prettyErrors: false,
    });
    const [first, second] = [...parsed];
    if (!first?.contents) return this.#refuse('terms.file-empty');
    if (second) this.#add('terms.one-document', second.range[0]);
    for (const error of firstOfEachKind(first.errors)) this.#malformed(error);
    const document = this.#written(first.contents, []);
    const isReadable = first.errors.every((error) => error.code === 'DUPLICATE_KEY');
    return isReadable && !second ? document : undefined;
  }

  #written(node: Node, path: WrittenPath): Written {
    const offset = node.range?.[0] ?? 0;
    this.#values.set(pointer(path), { path: pointer(path), ...this.#place(offset) });
    if (isAlias(node) || node.anchor !== undefined) this.#add('terms.anchor', offset);
    if (node.tag !== undefined) this.#add('terms.tag', offset, { tag: node.tag });
    if (isScalar(node)) return this.#scalar(node.source ?? '', offset);
    if (isSeq<Node>(node)) return node.items.map((item, at) => this.#written(item, [...path, at]));
    return isMap<Node, Node | null>(node) ? this.#fields(node, path) : '';
  }

  #scalar(text: string, offset: number): string {
    if (/\p{Surrogate}/u.test(text)) this.#add('terms.character-broken', offset);
    return text;
  }

  #fields(map: YAMLMap<Node, Node | null>, path: WrittenPath): WrittenFields {
    const fields: Record<string, Written> = {};
    for (const { key, value } of map.items) {
      const offset = key.range?.[0] ?? 0;
      const name = isScalar(key) ? (key.source ?? '') : '';
      if (!isScalar(key) || name === '__proto__') {
        this.#add('terms.key-not-text', offset);
        continue;
      }
      if (name === '<<') {
        this.#add('terms.merge-key', offset);
        continue;
      }
      if (key.anchor !== undefined) this.#add('terms.anchor', offset);
      const at = pointer([...path, name]);
      this.#keys.set(at, { path: at, ...this.#place(offset) });
      if (value === null) this.#values.set(at, { path: at, ...this.#place(offset) });
      fields[name] = value === null ? '' : this.#written(value, [...path, name]);
    }
    return fields;
  }

  #malformed(error: YAMLError): void {
    if (error.code === 'DUPLICATE_KEY' && this.#isInNumber(error.pos[0])) {
      this.#add('terms.decimal-comma', error.pos[0]);
    } else if (error.code === 'DUPLICATE_KEY') {
      const key = /^[^\s:]{1,60}/.exec(this.#text.slice(error.pos[0]))?.[0] ?? '';
      this.#add('terms.duplicate-key', error.pos[0], { key });
    } else {
      const isGlued = /^[A-Za-z_]\w*:[^\s:/]/.test(this.#text.slice(error.pos[0]));
      const isKey = error.code === 'MULTILINE_IMPLICIT_KEY';
      const problem = isKey && isGlued ? 'COLON_WITHOUT_SPACE' : error.code;
      this.#add('terms.yaml-malformed', error.pos[0], { problem });
    }
  }

  /** Between braces `2,000,000` ends a field twice, and makes the field 000 twice. */
  #isInNumber(offset: number): boolean {
    return /\d,$/.test(this.#text.slice(0, offset)) && /^\d{3}/.test(this.#text.slice(offset));
  }

  #refuseUnreadable(): undefined {
    const before = this.#text.slice(0, this.#text.indexOf(UNREADABLE)).split('\n');
    const at = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    const file = this.#file === undefined ? {} : { file: this.#file };
    this.#findings.push(termsFinding({ code: 'terms.not-utf-8', at: { ...file, ...at } }));
  }

  #refuse(code: TermsFindingCode): undefined {
    this.#findings.push(termsFinding({ code, at: this.#file ? { file: this.#file } : {} }));
  }

  #add(code: TermsFindingCode, offset: number, facts: Record<string, string> = {}): void {
    this.#findings.push(termsFinding({ code, at: this.#place(offset), facts }));
  }

  #place(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { ...(this.#file === undefined ? {} : { file: this.#file }), line, column: col };
  }
}

/** Duplicate keys are each a thing to mend; of what breaks the syntax the first of a kind says it all. */
function firstOfEachKind(errors: readonly YAMLError[]): readonly YAMLError[] {
  const first = new Map<string, YAMLError>();
  for (const error of errors) if (!first.has(error.code)) first.set(error.code, error);
  return errors.filter(
    (error) => error.code === 'DUPLICATE_KEY' || first.get(error.code) === error,
  );
}
