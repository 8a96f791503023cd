import { decimal } from '../../core/money/decimal.ts';
import type { Evaluation, MetricOutcome } from '../../core/outcomes/evaluation.ts';
import type { Matched, Uncertainty } from '../../core/outcomes/uncertainty/shape.ts';
import type { Language } from '../../core/words/language.ts';
import { numberText } from '../../core/words/numbers.ts';
import { STATISTICS } from '../../core/words/statistics.ts';
import { uncertaintyWords } from '../words/uncertainty.ts';
import { words } from '../words/words.ts';
import { type Column, tableText } from './table.ts';

/** How sure the effects are: intervals with their methods, what these take for granted, and matched comparisons. */
export function uncertaintyText(evaluation: Evaluation, language: Language): string[] {
  const told = evaluation.metrics.flatMap((outcome) => toldOf(outcome));
  if (told.length === 0) return [];
  const said = uncertaintyWords(language);
  const hasP = told.some(({ uncertainty }) => 'p' in uncertainty);
  const hasAdjusted = told.some(({ uncertainty }) => 'adjustedP' in uncertainty);
  const { heading } = words(language);
  const columns: Column[] = [
    { heading: heading.metric },
    { heading: heading.where },
    { heading: said.estimate, figures: true },
    { heading: said.interval, figures: true },
    ...(hasP ? [{ heading: said.p, figures: true }] : []),
    ...(hasAdjusted ? [{ heading: said.adjustedP, figures: true }] : []),
    { heading: said.method },
  ];
  const rows = told.map((each) => row(each, { language, hasP, hasAdjusted }));
  return [
    tableText(columns, rows),
    assumptionsText(
      told.map(({ uncertainty }) => uncertainty),
      language,
    ),
    ...evaluation.metrics.flatMap((outcome) => matchedText(outcome, language)),
  ];
}

type Told = { readonly outcome: MetricOutcome; readonly uncertainty: Uncertainty };

function toldOf(outcome: MetricOutcome): Told[] {
  const { uncertainty, matched } = outcome;
  return [uncertainty, matched?.estimate].flatMap((each) =>
    each === undefined ? [] : [{ outcome, uncertainty: each }],
  );
}

function row(
  { outcome, uncertainty }: Told,
  shown: { language: Language; hasP: boolean; hasAdjusted: boolean },
): string[] {
  const { language, hasP, hasAdjusted } = shown;
  const said = uncertaintyWords(language);
  const { method, noEstimate } = STATISTICS[language];
  const where = [outcome.cohort, outcome.period].filter((part) => part !== undefined).join(' / ');
  const name =
    uncertainty.of === 'effect' ? outcome.metric : `${outcome.metric} (${said.of[uncertainty.of]})`;
  const blank = [...(hasP ? ['–'] : []), ...(hasAdjusted ? ['–'] : [])];
  if ('none' in uncertainty) {
    const reason = said.none(noEstimate[uncertainty.none]);
    return [name, where, '–', '–', ...blank, `${method[uncertainty.method]}: ${reason}`];
  }
  const { level, estimate, low, high, p, adjustedP, clusters, theta } = uncertainty;
  const range = said.range(shortText(low, language), shortText(high, language));
  const more = [
    said.level(numberText(level, language)),
    ...(clusters === undefined ? [] : [said.clusters(clusters)]),
    ...(theta === undefined ? [] : [said.theta(shortText(theta, language))]),
  ];
  return [
    name,
    where,
    shortText(estimate, language),
    range,
    ...(hasP ? [p === undefined ? '–' : shortText(p, language)] : []),
    ...(hasAdjusted ? [adjustedP === undefined ? '–' : shortText(adjustedP, language)] : []),
    `${method[uncertainty.method]} (${more.join(', ')})`,
  ];
}

/** Two decimals, or three figures of what is smaller: enough for a person; JSON has nine figures. */
function shortText(value: string, language: Language): string {
  const exact = decimal(value);
  const isSmall = exact.abs().lt(1) && !exact.isZero();
  const short = isSmall ? exact.toSignificantDigits(3).toFixed() : exact.toFixed(2);
  return numberText(short, language);
}

function assumptionsText(told: readonly Uncertainty[], language: Language): string {
  const said = uncertaintyWords(language);
  const { assumption } = STATISTICS[language];
  const codes = told.flatMap((each) => ('none' in each ? [] : each.assumptions));
  if (codes.length === 0) return said.decidesNothing;
  const lines = [...new Set(codes)].map((code) => `- ${assumption[code]}`);
  return [said.decidesNothing, said.assumed, ...lines].join('\n');
}

function matchedText({ metric, matched }: MetricOutcome, language: Language): string[] {
  if (!matched || matched.balance.length === 0) return [];
  const said = uncertaintyWords(language);
  const columns: Column[] = [
    { heading: said.covariate },
    { heading: said.apartBefore, figures: true },
    { heading: said.apartAfter, figures: true },
  ];
  const text = (apart: string | null) => (apart === null ? '–' : shortText(apart, language));
  const rows = matched.balance.map(({ covariate, before, after }: Matched['balance'][number]) => [
    covariate,
    text(before),
    text(after),
  ]);
  return [`${said.matched({ metric, ...matched })}\n${tableText(columns, rows)}`];
}
