import type * as z from 'zod';
import type { Finding } from '../../core/findings.ts';
import { findPersonnummer } from '../../core/privacy/personnummer.ts';
import { refused } from './refused.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with the shape of what was sent, field by field. */
export function shapeFindings(
  issues: readonly Issue[],
  base: readonly PropertyKey[] = [],
): Finding[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys
          .filter((key) => findPersonnummer(key).length === 0)
          .map((key) => at([...path, key], 'api.unknown-field', { field: key }));
      case 'invalid_union':
        return shapeFindings(nearestForm(issue.errors), path);
      default:
        return [fieldFinding(issue, path)];
    }
  });
}

/** Of several forms, the one that was most likely meant: with the fewest things wrong. */
function nearestForm(forms: readonly (readonly Issue[])[]): readonly Issue[] {
  return forms.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

function fieldFinding(issue: Issue, path: readonly PropertyKey[]): Finding {
  const field = String(path.at(-1) ?? '');
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return at(path, 'api.missing-field', { field });
  }
  return at(path, 'api.wrong-value', { field, expected: expectation(issue) });
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'too_big':
      return `≤ ${issue.maximum}`;
    case 'too_small':
      return `≥ ${issue.minimum}`;
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    default:
      return issue.message;
  }
}

/** The text of terms is looked through by whoever reads it, and says the line. */
const READ_ELSEWHERE = 'terms';

/** Deeper than anything that is asked for, and shallow enough to be looked through. */
const DEPTH_MAX = 20;

/**
 * Every text in which there is a personal identity number. A file is not looked into here: whoever reads it does
 * that, and says the row.
 */
export function personnummerFindings(value: unknown, path: readonly PropertyKey[] = []): Finding[] {
  if (typeof value === 'string') {
    return findPersonnummer(value).length === 0 ? [] : [at(path, 'api.personnummer', {})];
  }
  if (value instanceof File) return personnummerFindings(value.name, [...path, 'name']);
  if (typeof value !== 'object' || value === null) return [];
  if (path.length > DEPTH_MAX) throw refused(400, 'api.malformed', { type: 'application/json' });
  return Object.entries(value).flatMap(([key, inner], index) => {
    // A key may itself be the number; its place then goes by its order, for a finding carries no such data.
    if (findPersonnummer(key).length > 0) return [at([...path, index], 'api.personnummer', {})];
    return key === READ_ELSEWHERE && path.length === 0
      ? []
      : personnummerFindings(inner, [...path, key]);
  });
}

function at(path: readonly PropertyKey[], code: string, facts: Finding['facts']): Finding {
  const pointer = path.map((part) => `/${String(part)}`).join('');
  const field = path.map(String).join('.');
  return { code, severity: 'error', at: { path: pointer, ...(field ? { field } : {}) }, facts };
}
