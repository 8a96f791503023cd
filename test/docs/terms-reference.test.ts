import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readCase, runCase } from '../../core/cases/case.ts';
import { Expected } from '../../core/cases/case-shape.ts';
import { NO_FACTS } from '../../core/settlement/facts.ts';
import { readResults } from '../../core/settlement/results-file.ts';
import { Results } from '../../core/settlement/results-shape.ts';
import { settle } from '../../core/settlement/settle.ts';
import { checkTerms } from '../../core/terms/check.ts';
import { readProject } from '../../core/terms/project.ts';
import { readTerms } from '../../core/terms/read.ts';
import { isFields, type WrittenFields } from '../../core/terms/written.ts';
import { readYaml } from '../../core/terms/yaml.ts';
import { kindsWithFields } from '../../scripts/generated/terms-reference.ts';
import { type JsonSchema, termsSchema } from '../../scripts/generated/terms-schema.ts';

const DEFS = termsSchema().$defs ?? {};
const PAGE = readFileSync('docs/terms.md', 'utf8');

type Snippet = { readonly line: number; readonly info: string; readonly text: string };

/** Every YAML block of the page, with the line on which it begins. */
const BLOCKS: readonly Snippet[] = [...PAGE.matchAll(/^```(yaml.*)\n([\s\S]*?)^```$/gm)].map(
  (match) => ({
    line: PAGE.slice(0, match.index).split('\n').length,
    info: match[1] ?? '',
    text: match[2] ?? '',
  }),
);

/** Those that are a part of a contract; the others are of other files. */
const SNIPPETS = BLOCKS.filter(({ info }) => info === 'yaml');

function fieldsOf(text: string): WrittenFields {
  const { document } = readYaml(text);
  if (document === undefined || !isFields(document)) throw new Error(`no fields in ${text}`);
  return document;
}

const [FIRST] = SNIPPETS;

/** Metrics that are measured on persons ask for it, and it has an example of its own. */
const KEPT = { retention: { personLevel: '2 years' } };

/** A snippet as a whole contract: what it does not say is said by the first contract of the page. */
function asContract({ text }: Snippet): WrittenFields {
  return { ...KEPT, ...fieldsOf(FIRST?.text ?? ''), ...fieldsOf(text) };
}

describe('every example of the reference', () => {
  it.each(SNIPPETS)('on line $line can be read and checked', (snippet) => {
    const read = readTerms(stringify(asContract(snippet)));
    expect(read.findings).toEqual([]);
    const found = read.ok ? checkTerms(read.value) : [];
    const codes = new Set(found.map(({ code, at }) => `${code} ${at.path}`));
    expect([...codes]).toEqual([]);
  });
});

describe('every other file in the reference', () => {
  const other = (kind: string): string => BLOCKS.find(({ info }) => info === kind)?.text ?? '';

  it('is a project whose terms can be checked', () => {
    const read = readProject({ text: FIRST?.text ?? '' }, { text: other('yaml project') });
    expect(read.findings).toEqual([]);
    expect(read.ok && checkTerms(read.value)).toEqual([]);
    expect(read.ok && read.value.terms.contract).toBe('first-steps-north');
  });

  it('is a worked example that holds', () => {
    const folder = 'contracts/fair-chance-fund';
    const read = readProject(
      { text: readFileSync(`${folder}/terms.yaml`, 'utf8') },
      { text: readFileSync(`${folder}/projects/depaul.yaml`, 'utf8') },
    );
    const example = readCase(other('yaml example'));
    if (!read.ok || !example.ok) throw new Error(JSON.stringify(example.findings));
    expect(runCase(read.value, example.value)).toMatchObject({ ok: true });
  });

  it('is a worked example of the first contract that holds', () => {
    const terms = readTerms(FIRST?.text ?? '');
    const example = readCase(other('yaml example first-steps'));
    if (!terms.ok || !example.ok) throw new Error(JSON.stringify(example.findings));
    expect(runCase(terms.value, example.value).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('every results file in the reference', () => {
  const files = BLOCKS.filter(({ info }) => info === 'yaml results');

  it.each(files)('on line $line settles to the sums that its first line says', ({ line, text }) => {
    // It is of the contract above it in its own section, or of the first contract.
    const lines = PAGE.split('\n').slice(0, line);
    const section = lines.findLastIndex((heading) => heading.startsWith('## '));
    const above = SNIPPETS.filter((snippet) => snippet.line > section && snippet.line < line);
    const terms = readTerms(
      stringify(asContract(above.at(-1) ?? { line: 0, info: '', text: 'note: none' })),
    );
    const results = readResults(text);
    if (!terms.ok || !results.ok)
      throw new Error(JSON.stringify([terms.findings, results.findings]));
    const { facts, settled, final } = results.value;
    const versions = [{ version: 1, hash: terms.value.hash, terms: terms.value.terms }];
    const settlement = settle({ terms: versions, facts, settled, final });
    expect(settlement.findings).toEqual([]);
    if (!settlement.ok) return;
    const { entitled, payable } = settlement.value;
    const said = /^# entitled: (?<entitled>[\d ]+)(?:, payable: (?<payable>[\d ]+))?\n/.exec(text);
    const plain = (figure = ''): string => figure.replaceAll(' ', '');
    expect(entitled).toBe(plain(said?.groups?.['entitled']));
    expect(payable).toBe(plain(said?.groups?.['payable'] ?? entitled));
  });

  it('show every field that a results file has', () => {
    const all = files.map(({ text }) => text).join('');
    expect(Object.keys(Results.shape).filter((field) => !all.includes(`${field}:`))).toEqual([]);
  });

  it('lists every field that an example may expect', () => {
    const rows = Object.keys(Expected.shape).filter((field) => !PAGE.includes(`| \`${field}\` |`));
    expect(rows).toEqual([]);
  });
});

describe('the reference', () => {
  it('says what the first contract pays', () => {
    const read = readTerms(FIRST?.text ?? '');
    if (!read.ok) throw new Error('the first contract cannot be read');
    const { terms, hash } = read.value;
    const facts = {
      ...NO_FACTS,
      asOf: '2027-01-01',
      capital: [{ capital: 'advanced', amount: '5000000' }],
      events: [{ event: 'delivery', state: 'accepted' }],
      metrics: [{ metric: 'saving', value: '3000000' }],
    };
    const settled = settle({ terms: [{ version: 1, hash, terms }], facts, settled: [] });
    expect(settled.ok && settled.value.lines.map(({ amount }) => amount)).toEqual([
      '2000000',
      '1500000',
    ]);
    expect(PAGE).toContain('it pays 2 000 000 and 1 500 000');
  });

  it.each(kindsWithFields())('has a table of the fields of %s', (kind) => {
    expect(PAGE).toContain(`<!-- fields: ${kind} -->`);
  });

  it('shows every field of the language in an example', () => {
    const shown = new Set<string>();
    for (const snippet of SNIPPETS) {
      collect(asContract(snippet), DEFS['Terms'] ?? {}, 'Terms', shown);
    }
    // What stands in an otherwise are the words of a sentence.
    const kinds = kindsWithFields().filter((kind) => kind !== 'Otherwise');
    const fields = kinds.flatMap((kind) =>
      Object.keys(DEFS[kind]?.properties ?? {}).map((field) => `${kind}.${field}`),
    );
    expect(fields.filter((field) => !shown.has(field))).toEqual([]);
  });

  /** Notes which fields of which kinds a document uses, by following the schema. */
  function collect(value: unknown, schema: JsonSchema, kind: string, shown: Set<string>): void {
    if (schema.$ref) {
      const name = schema.$ref.split('/').at(-1) ?? '';
      collect(value, DEFS[name] ?? {}, name.startsWith('__') ? kind : name, shown);
      return;
    }
    if (schema.oneOf) {
      for (const branch of schema.oneOf)
        if (suits(value, branch)) collect(value, branch, kind, shown);
      return;
    }
    if (Array.isArray(value)) {
      for (const item of value) collect(item, schema.items ?? {}, kind, shown);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [field, inner] of Object.entries(value)) {
      shown.add(`${kind}.${field}`);
      const { additionalProperties: other } = schema;
      const next = schema.properties?.[field] ?? (typeof other === 'object' ? other : {});
      collect(inner, next, kind, shown);
    }
  }

  /** Whether a value is of a form: fields for an object with all of them, a list for an array. */
  function suits(value: unknown, schema: JsonSchema): boolean {
    if (schema.$ref) return suits(value, DEFS[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    if (schema.oneOf) return schema.oneOf.some((branch) => suits(value, branch));
    if (Array.isArray(value)) return schema.type === 'array';
    if (typeof value !== 'object' || value === null) return schema.type === 'string';
    const { properties } = schema;
    if (!properties) return schema.type === 'object';
    return Object.keys(value).every((field) => field in properties);
  }
});
