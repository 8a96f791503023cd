import { type Decimal, decimal, ZERO } from '../../money/decimal.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import { type Engine, report, type Scope, type Spot, termsIn, waitFor } from '../engine/engine.ts';
import { covering } from '../engine/fact-book.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { rounded } from '../engine/rounded.ts';
import { sumOf } from '../engine/sum.ts';
import type { MetricFact } from '../facts.ts';
import { about, isAdditive, place } from './about-metric.ts';
import { effectOf } from './effect.ts';
import { expectedSide } from './expected.ts';
import { areWaitedFor, isTooFew, pooledOf } from './measured.ts';
import { isNetByCohort, netOf } from './net.ts';
import {
  areBareRates,
  fixedComparator,
  type PooledSide,
  poolSides,
  type SideName,
} from './sides.ts';

type Asked = { readonly name: string; readonly metric: Metric; readonly spot: Spot };

/**
 * What a metric's name means in a scope: its effect, or one of its two levels. It waits as long as it is not
 * measured, measured on too few, or divided by a comparator of zero.
 */
export function metricAt(engine: Engine, asked: Asked & { side?: SideName | undefined }): Figure {
  const { name, spot, side } = asked;
  const { version, cohort, period } = spot.scope;
  const key = `${name}|${side}|${version}|${cohort}|${period}`;
  const known = engine.measured.get(key);
  if (known) return known;
  const figure = readMetric(engine, asked);
  // One that waits is asked anew, for it tells in each place what it waits for.
  if (figure.value !== null) engine.measured.set(key, figure);
  return figure;
}

function readMetric(engine: Engine, asked: Asked & { side?: SideName | undefined }): Figure {
  const { name, metric, spot, side } = asked;
  const measured = covering(engine.facts.metrics.get(name) ?? [], spot.scope);
  const facts = pooledOf(measured);
  if (side === undefined && measured.length > 0 && isNetByCohort(engine, asked)) {
    return overCohorts(engine, asked);
  }
  const isMissing = facts.length === 0 && measured.length > 0;
  if (facts.length === 0 || isTooFew(facts, metric)) {
    return waiting(engine, asked, { missing: isMissing, why: isMissing ? 'missing' : 'few' });
  }
  if (facts.length < measured.length && areWaitedFor(metric)) {
    return waiting(engine, asked, { why: 'part missing' });
  }
  if (side !== undefined) {
    return sideFigure(engine, facts, { ...asked, side }) ?? waiting(engine, asked, { why: 'side' });
  }
  const effect = effectFigure(engine, facts, asked) ?? waiting(engine, asked, { why: 'side' });
  const net = netOf(engine, effect, asked);
  return metric.round ? rounded(net, metric.round) : net;
}

/** What is taken off differs between cohorts: each is computed, and then they add up. */
function overCohorts(engine: Engine, asked: Asked): Figure {
  const { name, metric, spot } = asked;
  if (!isAdditive(metric)) {
    report(engine, 'settlement.cannot-pool', { at: spot, facts: { metric: name } });
    return waiting(engine, asked, { why: 'side' });
  }
  const parts = (termsIn(engine, spot.scope).cohorts ?? []).map((cohort) => ({
    figure: metricAt(engine, { ...asked, spot: { ...spot, scope: { ...spot.scope, cohort } } }),
    canBeNegative: () => metric.effect !== undefined && metric.effect !== 'level',
  }));
  const { formula: _formula, ...said } = about(name, metric, spot.scope);
  return sumOf(parts, { ...said, facts: { per: 'cohort' } });
}

function sideFigure(
  engine: Engine,
  facts: readonly MetricFact[],
  { name, metric, spot, side }: Asked & { side: SideName },
): Figure | null {
  if (areBareRates(facts, { metric, sides: [side] })) {
    report(engine, 'settlement.cannot-pool', { at: spot, facts: { metric: name } });
    return null;
  }
  const pooled = poolSides(facts, { name, metric, of: side });
  if (pooled) return pooled.figure;
  const isLevel = metric.effect === undefined || metric.effect === 'level';
  if (side === 'comparator') return fixedComparator(name, metric)?.figure ?? null;
  return isLevel && facts.length === 1 ? published(facts, { name, metric }) : null;
}

function effectFigure(engine: Engine, facts: readonly MetricFact[], asked: Asked): Figure | null {
  const { name, metric, spot } = asked;
  if (facts.some(({ value }) => value !== undefined)) {
    if (facts.length === 1) return published(facts, asked);
    if (!isAdditive(metric)) {
      report(engine, 'settlement.cannot-pool', { at: spot, facts: { metric: name } });
      return null;
    }
    return added(facts, asked);
  }
  const isBare = areBareRates(facts, { metric, sides: sidesRead(metric) });
  const own = isBare ? null : poolSides(facts, { name, metric, of: 'own' });
  if (!own) {
    if (facts.length > 1)
      report(engine, 'settlement.cannot-pool', { at: spot, facts: { metric: name } });
    return null;
  }
  const comparator = comparatorOf(facts, asked);
  return fromSides(own, comparator, asked);
}

/** The sides that an effect is computed from: a level asks for no comparator. */
function sidesRead({ effect = 'level' }: Metric): readonly SideName[] {
  return effect === 'level' ? ['own'] : ['own', 'comparator', 'own-before', 'comparator-before'];
}

function comparatorOf(facts: readonly MetricFact[], { name, metric }: Asked): PooledSide | null {
  return (
    expectedSide(facts, { name, metric }) ??
    poolSides(facts, { name, metric, of: 'comparator' }) ??
    fixedComparator(name, metric)
  );
}

function fromSides(own: PooledSide, comparator: PooledSide | null, asked: Asked): Figure | null {
  const { name, metric, spot } = asked;
  const effect = metric.effect ?? 'level';
  const value = effectOf({
    effect,
    better: metric.better,
    percent: metric.unit === '%',
    own: own.side,
    comparator: comparator?.side,
  });
  if (value === null) return null;
  const used = effect === 'level' || !comparator ? [own] : [own, comparator];
  return makeFigure({
    ...about(name, metric, spot.scope),
    value,
    facts: { effect, better: metric.better, ...kindOf(metric) },
    inputs: used.map(({ figure }) => figure),
  });
}

function kindOf({ comparator }: Metric): { kind?: string } {
  return comparator === undefined ? {} : { kind: comparator.kind };
}

/** A figure that is published and cannot be taken apart. */
function published(
  facts: readonly MetricFact[],
  { name, metric }: { name: string; metric: Metric },
): Figure {
  const fact = facts[0];
  return makeFigure({
    ...about(name, metric, fact ?? {}),
    value: decimal(fact?.value ?? '0'),
    facts: { effect: metric.effect ?? 'level', published: 'true' },
  });
}

/** Money and counts of several periods add up; each may be published or have its two sides. */
function added(facts: readonly MetricFact[], asked: Asked): Figure | null {
  const { name, metric, spot } = asked;
  const parts = facts.map((fact) => {
    if (fact.value !== undefined) return published([fact], asked);
    const own = poolSides([fact], { name, metric, of: 'own' });
    const comparator = comparatorOf([fact], asked);
    const scope = { ...spot.scope, ...place(fact) };
    return own ? fromSides(own, comparator, { ...asked, spot: { ...spot, scope } }) : null;
  });
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  const value = known.reduce((sum: Decimal, part) => sum.plus(part.value ?? ZERO), ZERO);
  return makeFigure({ ...about(name, metric, spot.scope), formula: 'sum', value, inputs: known });
}

function waiting(
  engine: Engine,
  { name, metric, spot }: Asked,
  { why, missing = false }: { why: string; missing?: boolean },
): Figure {
  const isJudged = metric.missing === 'not improved' || metric.missing === 'failure';
  const isWaitedFor = !(missing && metric.purpose === 'gate' && isJudged);
  if (isWaitedFor) waitFor(engine, name, spot.scope);
  const facts = missing ? { why, missing: metric.missing ?? 'wait' } : { why };
  return makeFigure({ ...about(name, metric, spot.scope), value: null, missing, facts });
}

/** The metric of that name in the terms that hold here. */
export function metricNamed(engine: Engine, name: string, scope: Scope): Metric | undefined {
  const metrics = termsIn(engine, scope).metrics ?? {};
  return Object.hasOwn(metrics, name) ? metrics[name] : undefined;
}
