import type { Finding, FindingFacts } from '../findings.ts';

/** What is wrong with a row of a file. */
export type WrongRow = { readonly row: number; readonly findings: readonly Finding[] };

type Fact = FindingFacts[string];
/** A finding without its row: its kind, by number, and in the order of that its facts that are no lists. */
type PackedFinding = readonly [kind: number, ...facts: Fact[]];
type PackedRow = readonly [row: number, ...findings: PackedFinding[]];

/** So many rows are packed into one text: a text for each would take more than what is in it. */
const ROWS_AT_A_TIME = 4096;

/**
 * What is wrong with rows, in little memory: findings of a kind differ in their rows and a few facts, and a file that
 * is wrong in one row is often wrong in all.
 *
 * @example [...PackedFindings.of([{ row: 2, findings }])] // → [{ row: 2, findings }]
 */
export class PackedFindings implements Iterable<WrongRow> {
  readonly #kinds: Finding[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #pieces: string[] = [];
  #open: PackedRow[] = [];
  #length = 0;

  static of(rows: Iterable<WrongRow>): PackedFindings {
    const packed = new PackedFindings();
    for (const row of rows) packed.add(row);
    return packed;
  }

  /** How many rows there are. */
  get length(): number {
    return this.#length;
  }

  add({ row, findings }: WrongRow): void {
    this.#open.push([row, ...findings.map((each) => this.#packed(each))]);
    this.#length += 1;
    if (this.#open.length < ROWS_AT_A_TIME) return;
    this.#pieces.push(JSON.stringify(this.#open));
    this.#open = [];
  }

  *[Symbol.iterator](): Generator<WrongRow> {
    for (const piece of this.#pieces) yield* this.#unpacked(JSON.parse(piece) as PackedRow[]);
    yield* this.#unpacked(this.#open);
  }

  *#unpacked(rows: readonly PackedRow[]): Generator<WrongRow> {
    for (const [row, ...packed] of rows) {
      yield { row, findings: packed.flatMap((each) => this.#finding(row, each)) };
    }
  }

  #packed(finding: Finding): PackedFinding {
    const kind = kindOf(finding);
    const number = this.#numbers.get(kind) ?? this.#kinds.push(finding) - 1;
    this.#numbers.set(kind, number);
    return [number, ...Object.values(finding.facts).filter((fact) => !isList(fact))];
  }

  #finding(row: number, [number, ...values]: PackedFinding): Finding[] {
    const kind = this.#kinds[number];
    if (kind === undefined) return [];
    const left = values.values();
    const facts: Record<string, Fact> = {};
    for (const [name, fact] of Object.entries(kind.facts)) {
      facts[name] = isList(fact) ? fact : (left.next().value ?? '');
    }
    return [{ ...kind, at: { ...kind.at, row }, facts }];
  }
}

/** All that a finding of a row says, but the row and its facts that are no lists: what those are called. */
function kindOf({ code, severity, clause, at, facts }: Finding): string {
  let kind = `${code}\n${severity}\n${clause}\n${at.file}\n${at.path}`;
  for (const [name, fact] of Object.entries(facts)) {
    kind += isList(fact) ? `\n${name} ${JSON.stringify(fact)}` : `\n${name}`;
  }
  // A column's name, which may be of several lines, stands last.
  return `${kind}\n${at.field}`;
}

/** Such as the codes that a mapping has: the same in each finding of a kind, and long. */
function isList(fact: Fact): fact is readonly string[] {
  return Array.isArray(fact);
}
