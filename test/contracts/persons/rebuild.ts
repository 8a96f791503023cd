import { readFileSync } from 'node:fs';
import { termsFile } from '../../../cli/commands/terms-file.ts';
import { readCase, runCase } from '../../../core/cases/case.ts';
import { readEnrolments } from '../../../core/intake/enrolments.ts';
import { readObservations } from '../../../core/intake/observations.ts';
import { type Evaluation, evaluate } from '../../../core/outcomes/evaluate.ts';
import type { ReadTerms } from '../../../core/terms/read.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';

/** Some persons of one arm and cohort, all enrolled on one day. */
export type Group = {
  readonly prefix: string;
  readonly persons: number;
  readonly enrolledOn: string;
  readonly arm?: string;
  readonly cohort?: string;
};

/** A published count, spread over the first so many persons of a group: as evenly as whole numbers can be. */
export type Spread = {
  readonly group: string;
  readonly observation: string;
  readonly date: string;
  /** What the persons' values add up to. */
  readonly total: number;
  /** How many were observed; left out: everybody in the group. */
  readonly persons?: number;
};

/** The two files of persons that published counts come from, as a municipality would deliver them. */
export type PersonFiles = { readonly enrolments: string; readonly observations: string };

/**
 * Rebuilds persons from published counts: so many persons, and so many events, placed or days among them.
 *
 * @example 142 reconvictions per 100 of 1,000 men → 1,000 rows whose values add up to 1,420
 */
export function personFiles(groups: readonly Group[], spreads: readonly Spread[]): PersonFiles {
  const names = ({ prefix, persons }: Pick<Group, 'prefix' | 'persons'>) =>
    Array.from({ length: persons }, (_, at) => `${prefix}-${String(at + 1).padStart(5, '0')}`);
  const people = groups.flatMap((group) =>
    names(group).map(
      (person) =>
        `${person},${group.enrolledOn},${group.cohort ?? ''},${group.arm ?? 'treatment'}\n`,
    ),
  );
  const rows = spreads.flatMap(({ group, observation, date, total, persons }) => {
    const known = groups.find(({ prefix }) => prefix === group);
    const observed = names({ prefix: group, persons: persons ?? known?.persons ?? 0 });
    const each = Math.floor(total / observed.length);
    const more = total - each * observed.length;
    return observed.map(
      (person, at) => `${person},${observation},${date},${each + (at < more ? 1 : 0)}\n`,
    );
  });
  return {
    enrolments: `person,enrolled_on,cohort,arm\n${people.join('')}`,
    observations: `person,observation,date,value\n${rows.join('')}`,
  };
}

const IO = { out: () => {}, err: () => {}, env: {}, language: 'en', json: false } as const;

/** The terms of a contract of the library; with how its metrics are measured, where it does not say. */
export function libraryTerms(
  file: string,
  measured: Readonly<Record<string, Partial<Metric>>> = {},
): ReadTerms {
  const { read } = termsFile(file, IO);
  if (!read) throw new Error(`${file} cannot be read`);
  const metrics = Object.fromEntries(
    Object.entries(read.terms.metrics ?? {}).map(([name, metric]) => {
      const { requires: _, ...own } = metric;
      return [name, measured[name] ? { ...own, ...measured[name] } : metric];
    }),
  );
  return { ...read, terms: { ...read.terms, metrics } };
}

/** Evaluates the files as `utfall evaluate` does. */
export function evaluated(
  { terms }: ReadTerms,
  files: PersonFiles,
  asOf: string,
): Evaluation & { readonly codes: readonly string[] } {
  const people = readEnrolments(files.enrolments, 'enrolments.csv');
  const seen = readObservations(files.observations, 'observations.csv');
  if (!people.ok || !seen.ok) throw new Error(JSON.stringify([people.findings, seen.findings]));
  const input = { terms, enrolments: people.value, observations: seen.value, asOf };
  const result = evaluate(input);
  if (!result.ok) throw new Error(JSON.stringify(result.findings.slice(0, 5)));
  return { ...result.value, codes: result.findings.map(({ code }) => code) };
}

/**
 * Runs a worked example of the library with what was evaluated from persons in the place of its published figures:
 * everything else that it gives, and all that it expects, stays.
 */
export function caseFromPersons(
  terms: ReadTerms,
  file: string,
  { facts }: Pick<Evaluation, 'facts'>,
) {
  const read = readCase(readFileSync(file, 'utf8'), file);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const { example, results } = read.value;
  const rebuilt = new Set(facts.metrics.map(({ metric }) => metric));
  const metrics = results.facts.metrics.filter(({ metric }) => !rebuilt.has(metric));
  const claims = facts.claims.length > 0 ? facts.claims : results.facts.claims;
  const given = { ...results.facts, metrics: [...metrics, ...facts.metrics], claims };
  return runCase(terms, { example, results: { ...results, facts: given } });
}
