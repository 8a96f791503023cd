import type * as z from 'zod';
import type { Finding, FindingFacts } from '../findings.ts';
import { type TermsFindingCode, termsFinding } from './codes.ts';
import { malformedText, mendedText } from './malformed.ts';
import { nearestWord } from './nearest.ts';
import type { Locate } from './places.ts';
import { pointer, type Written, writtenAt } from './written.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * For unknown fields, zod says which are unknown and not which are known: put the known ones where its English
 * message would stand.
 */
export function knownFields(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const { def } = (issue.inst as z.ZodObject)._zod;
  return Object.keys(def.shape).join(' ');
}

/** What does not have the shape of terms, in the words of terms: one finding for each thing to mend. */
export function shapeFindings(
  issues: readonly Issue[],
  document: Written,
  locate: Locate,
): readonly Finding[] {
  const translator = new Translator(document, locate);
  return issues.flatMap((issue) => translator.findings(issue, []));
}

class Translator {
  readonly #document: Written;
  readonly #locate: Locate;

  constructor(document: Written, locate: Locate) {
    this.#document = document;
    this.#locate = locate;
  }

  /** The findings of one issue; `above` is where a union's own issues start from. */
  findings(issue: Issue, above: Path): readonly Finding[] {
    const path = [...above, ...issue.path];
    const written = writtenAt(this.#document, path);
    if (issue.code === 'unrecognized_keys') return this.#unknownFields(issue, path);
    if (issue.code === 'invalid_key') return [this.#unnamed(path)];
    if (written === undefined) return [this.#missing(path)];
    if (written === '') return [this.#finding('terms.value-missing', path)];
    if (issue.code === 'invalid_union') return this.#nearestBranch(issue, path, written);
    return [this.#single(issue, path, written)];
  }

  #single(issue: Issue, path: Path, written: Written): Finding {
    if (issue.code === 'too_small') {
      return this.#finding('terms.list-empty', path, { least: Number(issue.minimum) });
    }
    if (issue.code === 'invalid_format' && typeof written === 'string') {
      return this.#malformed(issue.message, path, written);
    }
    if (issue.code === 'invalid_value' && typeof written === 'string') {
      return this.#unknownWord(issue.values.map(String), path, written);
    }
    const expected = issue.code === 'invalid_type' ? issue.expected : 'string';
    return this.#finding('terms.kind-wrong', path, { expected: kindName(expected) });
  }

  #malformed(kind: string, path: Path, written: string): Finding {
    const code = malformedText(kind, written);
    const mended = mendedText(code, written);
    return this.#finding(code, path, { written, ...(mended ? { mended } : {}) });
  }

  #unknownWord(allowed: readonly string[], path: Path, written: string): Finding {
    const nearest = nearestWord(written, allowed);
    return this.#finding('terms.word-unknown', path, {
      written,
      allowed,
      ...(nearest ? { nearest } : {}),
    });
  }

  #unknownFields(issue: z.core.$ZodIssueUnrecognizedKeys, path: Path): readonly Finding[] {
    const known = issue.message.split(' ').filter((field) => !issue.keys.includes(field));
    return issue.keys.map((field) => {
      const at = this.#locate.key(pointer([...path, field]));
      // In braces, the comma of "0,40" ends the number and makes a field named 40.
      if (/^\d+$/.test(field)) return termsFinding({ code: 'terms.decimal-comma', at });
      const nearest = nearestWord(field, known);
      return termsFinding({
        code: 'terms.field-unknown',
        at,
        facts: { field, known, ...(nearest ? { nearest } : {}) },
      });
    });
  }

  #missing(path: Path): Finding {
    const at = this.#locate.value(pointer(path));
    return termsFinding({ code: 'terms.field-missing', at, facts: { field: String(path.at(-1)) } });
  }

  #unnamed(path: Path): Finding {
    const written = String(path.at(-1));
    const mended = mendedText('terms.name-malformed', written);
    return termsFinding({
      code: 'terms.name-malformed',
      at: this.#locate.key(pointer(path)),
      facts: { written, ...(mended ? { mended } : {}) },
    });
  }

  /** Of the forms that a place allows, the one that is nearest to what is written is what was meant. */
  #nearestBranch(
    issue: z.core.$ZodIssueInvalidUnion,
    path: Path,
    written: Written,
  ): readonly Finding[] {
    const readings = branchesOfKind(issue.errors).map((branch) => ({
      findings: branch.flatMap((inner) => this.findings(inner, path)),
      distance: distance(branch, written),
    }));
    const nearest = readings.sort((one, other) => one.distance - other.distance)[0];
    if (nearest) return nearest.findings;
    return [this.#finding('terms.kind-wrong', path, { expected: kindOf(written) })];
  }

  #finding(code: TermsFindingCode, path: Path, facts: FindingFacts = {}): Finding {
    const field = String(path.at(-1) ?? '');
    return termsFinding({
      code,
      at: this.#locate.value(pointer(path)),
      facts: { field, ...facts },
    });
  }
}

/** The forms that ask for the kind of thing that stands there, or all if none does. */
function branchesOfKind(branches: readonly (readonly Issue[])[]): readonly (readonly Issue[])[] {
  const ofKind = branches.filter((branch) => !isOfOtherKind(branch));
  return ofKind.length > 0 ? ofKind : branches;
}

/** Whether a form asks for another kind of thing altogether: fields where a text stands. */
function isOfOtherKind(branch: readonly Issue[]): boolean {
  return branch.some(
    (issue) =>
      issue.path.length === 0 &&
      (issue.code === 'invalid_type' ||
        (issue.code === 'invalid_union' && issue.errors.every(isOfOtherKind))),
  );
}

/** How far what is written is from a form: fields that it lacks or does not know weigh most. */
function distance(branch: readonly Issue[], written: Written): number {
  return branch.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + 10 * issue.keys.length;
    if (issue.path.length > 0) return sum + (writtenAt(written, issue.path) === undefined ? 10 : 1);
    if (issue.code !== 'invalid_union') return sum + 1;
    return sum + Math.min(...branchesOfKind(issue.errors).map((inner) => distance(inner, written)));
  }, 0);
}

function kindName(expected: string): string {
  if (expected === 'array') return 'list';
  return expected === 'object' || expected === 'record' ? 'fields' : 'text';
}

function kindOf(written: Written): string {
  if (typeof written === 'string') return 'text';
  return Array.isArray(written) ? 'list' : 'fields';
}
