import { type Finding, hasErrors } from '../../findings.ts';

/** How many findings are given in full; of the others, each kind is counted. */
export const FINDINGS_IN_FULL = 1000;

const MORE = 'intake.more-of-kind';

/** Findings of one kind: the first of them, and how many there are. */
export type FindingKind = { readonly first: Finding; readonly count: number };

/** What a tally tells. */
type Collected = { readonly findings: readonly Finding[]; readonly kinds: readonly FindingKind[] };

type Counted = { first: Finding; count: number; inFull: number };

/** Collects the findings of a file of any length in little memory: the first thousand, and counts by kind. */
export class FindingTally {
  readonly #full: Finding[] = [];
  readonly #kinds = new Map<string, Counted>();
  #hasErrors = false;

  /** What was collected, to be gone on with. */
  static of(collected: Collected): FindingTally {
    const tally = new FindingTally();
    for (const { first, count } of collected.kinds) {
      tally.#kinds.set(keyOf(first), { first, count, inFull: 0 });
    }
    for (const finding of collected.findings) {
      // Counts of the others are made again.
      const kind = finding.code === MORE ? undefined : tally.#kinds.get(keyOf(finding));
      if (kind === undefined) continue;
      kind.inFull += 1;
      tally.#full.push(finding);
    }
    tally.#hasErrors = hasErrors(tally.#full);
    return tally;
  }

  add(findings: Iterable<Finding>): void {
    for (const finding of findings) this.#addOne(finding);
  }

  #addOne(finding: Finding): void {
    const key = keyOf(finding);
    const kind = this.#kinds.get(key) ?? { first: finding, count: 0, inFull: 0 };
    this.#kinds.set(key, kind);
    kind.count += 1;
    if (finding.severity === 'error') this.#hasErrors = true;
    // A kind that only comes late is still shown once: nobody can mend what they were never told.
    if (this.#full.length >= FINDINGS_IN_FULL && kind.count > 1) return;
    kind.inFull += 1;
    this.#full.push(finding);
  }

  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** The first thousand in full, the first of each later kind, and how many more there are of each. */
  findings(): Finding[] {
    const more = [...this.#kinds.values()].filter(({ count, inFull }) => count > inFull);
    return [...this.#full, ...more.map(moreOfKind)];
  }

  kinds(): readonly FindingKind[] {
    return [...this.#kinds.values()].map(({ first, count }) => ({ first, count }));
  }
}

/** Findings of one kind say the same of the same column, and of what is observed by one name. */
function keyOf({ severity, code, at, facts }: Finding): string {
  return `${severity} ${code} ${at.field ?? ''} ${facts['observation'] ?? ''}`;
}

/** The first thousand of findings in full, and counts of the others by kind. */
export function tallied(findings: Iterable<Finding>): Finding[] {
  const tally = new FindingTally();
  tally.add(findings);
  return tally.findings();
}

function moreOfKind({ first, count, inFull }: Counted): Finding {
  const { code, severity, at } = first;
  const { file, field } = at;
  return {
    code: MORE,
    severity,
    at: { ...(file === undefined ? {} : { file }), ...(field === undefined ? {} : { field }) },
    facts: { kind: code, count: count - inFull, first: at.row ?? 0 },
  };
}
