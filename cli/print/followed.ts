import { decimal } from '../../core/money/decimal.ts';
import type { Followed, MetricOutcome, Result } from '../../core/outcomes/evaluation.ts';
import { type FollowedWords, followedEn } from '../../core/words/en/followed.ts';
import type { Language } from '../../core/words/language.ts';
import { numberText } from '../../core/words/numbers.ts';
import { followedSv } from '../../core/words/sv/followed.ts';
import { withUnit } from '../../core/words/units.ts';

/**
 * What the terms say of how persons are followed, as it turned out: who left and why, how long persons were
 * followed, and the result with or without agreed days and outliers beside the one that decides.
 */
export function followedText(
  metrics: readonly MetricOutcome[],
  language: Language,
): string | undefined {
  const words = language === 'sv' ? followedSv : followedEn;
  const parts = metrics.flatMap((outcome) => {
    const lines = linesOf(outcome, words, language);
    if (lines.length === 0) return [];
    const where = [outcome.metric, outcome.cohort, outcome.period].filter(Boolean).join(' / ');
    return [`  ${where}`, ...lines.map((line) => `    ${line}`)];
  });
  return parts.length === 0 ? undefined : [words.heading, ...parts].join('\n');
}

function linesOf(outcome: MetricOutcome, words: FollowedWords, language: Language): string[] {
  const { followed, comparatorFollowed, noEffect, net, unit } = outcome;
  const ofArm = (arm: Followed | undefined) => (arm ? armLines(arm, words, language) : []);
  return [
    ...(noEffect === undefined ? [] : [words.noEffect(noEffect)]),
    ...(net === undefined ? [] : [words.net(withUnit(numberText(net, language), unit, language))]),
    ...ofArm(followed),
    ...ofArm(comparatorFollowed).map((line) => `${words.comparison}: ${line}`),
    ...otherLine(outcome, words, language),
  ];
}

function armLines(
  { left, exposureDays, outliers }: Followed,
  words: FollowedWords,
  language: Language,
): string[] {
  return [
    ...left.map(({ reason, counts, persons }) => words.left(persons, reason, counts)),
    ...(exposureDays === undefined
      ? []
      : [words.exposure(numberText(String(exposureDays), language))]),
    ...(outliers === undefined ? [] : [words.outliers(outliers)]),
  ];
}

function otherLine({ other, unit }: MetricOutcome, words: FollowedWords, language: Language) {
  if (other === undefined) return [];
  const { reached, measured, missing } = other.denominators;
  const level = (side: Result['own']) =>
    side === null ? '–' : numberText(decimal(side.level).toFixed(2), language);
  const effect =
    other.effect === null ? '–' : withUnit(numberText(other.effect, language), unit, language);
  const sides = words.sides(level(other.own), level(other.comparator), effect);
  const counts = words.counts(reached, measured, missing);
  return [`${words.other[other.basis]}: ${sides}; ${counts}`];
}
