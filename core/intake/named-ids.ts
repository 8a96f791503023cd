import type { Finding } from '../findings.ts';
import { mayName, type Named, namedIn } from '../privacy/given-names.ts';

/** A capital and small letters, as names are written and codes seldom are. */
const LIKE_A_NAME = /^\p{Lu}\p{Ll}{2,}(?:[._-]\p{Lu}\p{Ll}{2,})*$/u;

/** So many ids are remembered: a person has many rows, most often near each other. */
const REMEMBERED_MAX = 200_000;

/** Ids that may be names: some of them surely are, or most of those with letters look so, whatever the names are. */
export class NamedIds {
  readonly #known = new Map<string, Named | undefined>();
  readonly #listed = new Set<string>();
  readonly #alike = new Set<string>();
  #ids = 0;
  #first: Finding['at'] = {};

  /** How sure it is that the id is a name. */
  look(id: string, at: Finding['at']): Named | undefined {
    // Most ids of most files: nothing is remembered of them.
    if (!mayName(id)) return undefined;
    if (this.#known.has(id)) return this.#known.get(id);
    if (this.#known.size >= REMEMBERED_MAX) this.#known.clear();
    const named = namedIn(id);
    this.#known.set(id, named);
    this.#ids += 1;
    if (named === 'surely') return named;
    if (named === undefined && !LIKE_A_NAME.test(id)) return undefined;
    if (this.#alike.size === 0) this.#first = at;
    this.#alike.add(id);
    if (named === 'perhaps') this.#listed.add(id);
    return named;
  }

  /** One warning at the first of them, with how many there are. */
  findings(): Finding[] {
    const isMost = this.#alike.size * 2 > this.#ids;
    const count = isMost ? this.#alike.size : this.#listed.size;
    if (count === 0) return [];
    const at = { ...this.#first, field: 'person' };
    return [{ code: 'intake.ids-named', severity: 'warning', at, facts: { count } }];
  }
}
