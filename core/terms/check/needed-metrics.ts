import type { Finding } from '../../findings.ts';
import { nearestWord } from '../nearest.ts';
import { combinedNames } from '../shape/measure.ts';
import type { Metric } from '../shape/metric.ts';
import { finder, type Rule, type TermsContext } from './context.ts';

/** What is combined or required is another metric that is measured on persons, and never leads back. */
export const neededMetrics: Rule = (context) =>
  Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]) => [
    ...combined(context, name, metric),
    ...required(context, name, metric),
  ]);

function combined(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const { measure, clause } = metric;
  const find = finder(context);
  const metrics = context.terms.metrics ?? {};
  const fields = Object.entries(measure?.combines ?? {}).flatMap(([way, of]) =>
    Array.isArray(of)
      ? of.map((other, index) => [other, `combines/${way}/${index}`] as const)
      : Object.keys(of ?? {}).map((other) => [other, `combines/${way}/${other}`] as const),
  );
  return fields.flatMap(([other, field]) => {
    const at = `/metrics/${name}/measure/${field}`;
    const part = metrics[other];
    if (part === undefined) {
      const nearest = nearestWord(other, Object.keys(metrics));
      const facts = { name: other, ...(nearest ? { nearest } : {}) };
      return [find.error('terms.name-unknown', at, facts, clause)];
    }
    if (part.measure === undefined) {
      return [find.error('terms.combined-not-measured', at, { name: other }, clause)];
    }
    if (!leadsTo(context, other, name)) return [];
    return [find.error('terms.circle', at, { name: other, reader: name }, clause)];
  });
}

/** Nobody can have reached a metric before it is known who has. */
function required(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const { requires, clause } = metric;
  const path = `/metrics/${name}/requires`;
  return requiredBy(metric).flatMap((other, index) => {
    if (!leadsTo(context, other, name)) return [];
    const at = Array.isArray(requires) ? `${path}/${index}` : path;
    const facts = { name: other, reader: name };
    return [finder(context).error('terms.circle', at, facts, clause)];
  });
}

function requiredBy({ requires }: Metric): readonly string[] {
  return [requires ?? []].flat();
}

/** Whether a metric needs another, directly or through those that it needs. */
function leadsTo(
  context: TermsContext,
  from: string,
  to: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  const metric = context.terms.metrics?.[from];
  const needed = metric ? [...combinedNames(metric.measure), ...requiredBy(metric)] : [];
  return needed.some((next) => leadsTo(context, next, to, new Set([...seen, from])));
}
