import type { Finding } from '../../findings.ts';

/** How many findings are given in full; of the others, each kind is counted. */
export const FINDINGS_IN_FULL = 1000;

/** Findings that say the same of the same column: the first of them, and how many there are. */
export type FindingKind = { readonly first: Finding; readonly count: number };

type Counted = { first: Finding; count: number; inFull: number };

/** Collects the findings of a file of any length in little memory: the first thousand, and counts by kind. */
export class FindingTally {
  readonly #full: Finding[] = [];
  readonly #kinds = new Map<string, Counted>();
  #hasErrors = false;

  add(findings: readonly Finding[]): void {
    for (const finding of findings) this.#addOne(finding);
  }

  #addOne(finding: Finding): void {
    const key = `${finding.severity} ${finding.code} ${finding.at.field ?? ''}`;
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

function moreOfKind({ first, count, inFull }: Counted): Finding {
  const { code, severity, at } = first;
  const { file, field } = at;
  return {
    code: 'intake.more-of-kind',
    severity,
    at: { ...(file === undefined ? {} : { file }), ...(field === undefined ? {} : { field }) },
    facts: { kind: code, count: count - inFull, first: at.row ?? 0 },
  };
}
