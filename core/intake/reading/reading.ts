import type { FindingFacts } from '../../findings.ts';

/**
 * What a cell says, or why it says nothing that can be used. `mended` is what it certainly meant; `would` is what
 * it may have meant, which only a mapping can state.
 */
export type Reading =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly code: string;
      readonly facts: FindingFacts;
      readonly mended?: string;
    };

export function said(text: string): Reading {
  return { ok: true, text };
}

/**
 * A cell that cannot be used as it stands, though it is certain what was meant; the fact `mended` is what to write
 * in the cell, where that is not what is read out of it, in another unit.
 */
export function mend(code: string, mended: string, facts: FindingFacts = {}): Reading {
  return { ok: false, code, facts: { mended, ...facts }, mended };
}

/** A cell that cannot be used, and perhaps what it would mean under a mapping that says so. */
export function unreadable(code: string, facts: FindingFacts = {}): Reading {
  return { ok: false, code, facts };
}
