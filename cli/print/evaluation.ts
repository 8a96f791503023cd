import type { Explained } from '../../core/explain/explained.ts';
import { countClaims } from '../../core/lifecycle/verdict/result-file.ts';
import { decimal } from '../../core/money/decimal.ts';
import type { Evaluation, MetricOutcome, Result } from '../../core/outcomes/evaluation.ts';
import type { Language } from '../../core/words/language.ts';
import { numberText } from '../../core/words/numbers.ts';
import { withUnit } from '../../core/words/units.ts';
import { words } from '../words/words.ts';
import { worstCaseWords } from '../words/worst-case.ts';
import { followedText } from './followed.ts';
import { type Column, tableText } from './table.ts';
import { uncertaintyText } from './uncertainty.ts';

/**
 * Outcomes per metric: the five denominators, the missing of the comparison group where there is one, both sides,
 * the effect, and the worst case beside it.
 */
export function evaluationText(evaluation: Evaluation, language: Language): string {
  const { heading, claimsCounted } = words(language);
  const isCompared = evaluation.metrics.some(hasGroup);
  const counts: Column[] = [
    heading.eligible,
    heading.enrolled,
    heading.reached,
    heading.measured,
    heading.missing,
    ...(isCompared ? [heading.missingCompared] : []),
    heading.own,
    heading.comparator,
    heading.effect,
    heading.worstCase,
  ].map((text) => ({ heading: text, figures: true }));
  const columns = [{ heading: heading.metric }, { heading: heading.where }, ...counts];
  const parts: string[] = [];
  if (evaluation.metrics.length > 0) {
    const rows = evaluation.metrics.map((outcome) => row(outcome, { language, isCompared }));
    parts.push(tableText(columns, rows), worstCaseText(evaluation.metrics, language));
    const followed = followedText(evaluation.metrics, language);
    if (followed !== undefined) parts.push(followed);
    parts.push(...uncertaintyText(evaluation, language));
  }
  const claimCount = [...countClaims(evaluation.claims).values()].reduce((sum, of) => sum + of, 0);
  if (claimCount > 0) parts.push(claimsCounted(claimCount));
  return parts.join('\n\n');
}

function hasGroup({ comparatorDenominators }: MetricOutcome): boolean {
  return comparatorDenominators !== undefined;
}

function row(
  outcome: MetricOutcome,
  { language, isCompared }: { language: Language; isCompared: boolean },
): string[] {
  const { eligible, enrolled, reached, measured, missing } = outcome.denominators;
  const { notComplete } = words(language);
  const effect = figure(outcome.effect, outcome.unit, language);
  return [
    outcome.metric,
    placeOf(outcome),
    ...[eligible, enrolled, reached, measured, missing].map((count) => String(count ?? '–')),
    ...(isCompared ? [String(outcome.comparatorDenominators?.missing ?? '–')] : []),
    side(outcome.own, language),
    comparator(outcome, language),
    outcome.complete ? effect : `${effect} ${notComplete}`,
    worstFigure(outcome, language),
  ];
}

function placeOf({ cohort, period }: MetricOutcome): string {
  return [cohort, period].filter((part) => part !== undefined).join(' / ');
}

/** Never what the terms make of the missing in place of a worst case that nothing bounds. */
function worstFigure({ worstCase, unit }: MetricOutcome, language: Language): string {
  const isWithout = worstCase.unbounded !== undefined && worstCase.effect === null;
  return isWithout ? worstCaseWords(language).noBound : figure(worstCase.effect, unit, language);
}

/** What the worst case is, and why it has no bound where it has none. */
function worstCaseText(metrics: readonly MetricOutcome[], language: Language): string {
  const { note, unbounded } = worstCaseWords(language);
  const lines = metrics.flatMap((outcome) => {
    const { unbounded: why, effect } = outcome.worstCase;
    if (why === undefined) return [];
    const place = placeOf(outcome);
    const metric = place === '' ? outcome.metric : `${outcome.metric} (${place})`;
    const end = effect === null ? undefined : figure(effect, outcome.unit, language);
    return [unbounded({ metric, why, end })];
  });
  return [note, ...lines].join('\n');
}

/** Levels are shown to two decimals; settlement uses them unrounded. */
function side(value: Result['own'], language: Language): string {
  return value === null ? '–' : numberText(decimal(value.level).toFixed(2), language);
}

/** Of a difference in differences, what the change in the comparison group leads one to expect. */
function comparator({ explained, comparator: group, before }: MetricOutcome, language: Language) {
  if (before === undefined || group === null) return side(group, language);
  const expected = nodesOf(explained).find(({ formula }) => formula === 'expected');
  return side(expected?.value ? { ...group, level: expected.value } : null, language);
}

function nodesOf(node: Explained): Explained[] {
  return [node, ...node.inputs.flatMap(nodesOf)];
}

/** An effect that no rule rounds is a quotient of forty digits: so many of them are shown, and that there are more. */
const DECIMALS_SHOWN = 6;

function figure(value: string | null, unit: string, language: Language): string {
  if (value === null) return '–';
  const [whole = '', decimals = ''] = value.split('.');
  const isLong = decimals.length > DECIMALS_SHOWN;
  const shown = isLong ? `${whole}.${decimals.slice(0, DECIMALS_SHOWN)}` : value;
  return withUnit(`${numberText(shown, language)}${isLong ? '…' : ''}`, unit, language);
}
