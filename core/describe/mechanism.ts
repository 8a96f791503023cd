import type { AnySentence } from '../terms/check/sentences.ts';
import { isQuantity, readQuantity } from '../terms/quantity.ts';
import type { NumberPlace } from '../terms/shape/number.ts';
import type { RateLine } from '../terms/shape/sentence.ts';
import { human } from '../words/phrases.ts';
import { placeText, roundingText } from './figures.ts';
import { figureText, numberOrName } from './names.ts';
import { marks, type Telling, unitBeside } from './telling.ts';

/** How that is counted: factors, index, interest, and until how much is paid. */
export function mannerTexts(t: Telling, sentence: AnySentence): string[] {
  const { words } = t;
  const factors = [sentence.times ?? []]
    .flat()
    .map((times) => placeText(t, times, { kind: 'factor' }));
  return [
    ...interestTexts(t, sentence),
    ...(factors.length > 0 ? [words.times(factors)] : []),
    ...indexTexts(t, sentence),
    ...tranchePaid(t, sentence),
  ];
}

/** What a sentence gives, before its limits: `60 % of the part of the saving above the advanced capital`. */
export function subjectText(t: Telling, sentence: AnySentence): string {
  const { words, terms } = t;
  const { amount, share, price, rates, interest, parts } = sentence;
  const unit = terms.currency;
  if (amount !== undefined) return placeText(t, amount, { kind: 'amount', unit });
  if (share !== undefined) return shareText(t, share, baseText(t, sentence));
  if (price !== undefined) {
    const money = placeText(t, price, { kind: 'price', unit });
    return words.price(money, eachText(t, sentence), baseText(t, sentence));
  }
  if (interest !== undefined) {
    return words.interest(placeText(t, interest, { kind: 'rate' }), baseText(t, sentence));
  }
  if (rates !== undefined) {
    for (const line of rates) rateLine(t, line);
    return words.rates;
  }
  return parts === undefined ? words.nothing : words.parts(parts.length);
}

function shareText(t: Telling, share: NumberPlace, base: string): string {
  const said = placeText(t, share, { kind: 'share' });
  const isTable = typeof share === 'object' && 'by' in share;
  return isTable ? t.words.shareByTable(figureText(t, share.by), base) : t.words.share(said, base);
}

/** The base less what it loses, cut to its tranche. */
function baseText(t: Telling, { of, less, tranche }: AnySentence): string {
  const { words } = t;
  if (of === undefined) return words.unknown;
  const whole = figureText(t, of);
  const left =
    less === undefined
      ? whole
      : words.less(
          whole,
          less.map((name) => figureText(t, name)),
        );
  if (tranche === undefined) return left;
  const unit = unitBeside(t, of);
  const end = (place: typeof tranche.above): string => {
    if (place === undefined || place === 'none') return '';
    return place === '0' ? words.zero : placeText(t, place, { kind: 'figure', unit });
  };
  return words.tranche(left, end(tranche.above), end(tranche.to));
}

function tranchePaid(t: Telling, { tranche }: AnySentence): string[] {
  const { untilPaid, afterPaid } = tranche ?? {};
  return [
    ...(untilPaid === undefined ? [] : [t.words.untilPaid(figureText(t, untilPaid))]),
    ...(afterPaid === undefined ? [] : [t.words.afterPaid(figureText(t, afterPaid))]),
  ];
}

/** What a price is for: `1 %`, or a unit of the quantity. */
function eachText(t: Telling, { each, of }: AnySentence): string {
  const { words } = t;
  const unit = unitBeside(t, of);
  if (each === undefined || !isQuantity(each)) {
    return unit === undefined || unit === '' || unit === t.terms.currency
      ? ''
      : words.eachUnit(unit);
  }
  const { value, unit: written } = readQuantity(each);
  return value.eq(1) && written !== '%' && written !== ''
    ? words.eachUnit(written)
    : numberOrName(t, each, unit);
}

function interestTexts(t: Telling, sentence: AnySentence): string[] {
  const { words } = t;
  const { since, until, dayCount, compound, meets } = sentence;
  return [
    ...(since === undefined ? [] : [words.since(momentText(t, since))]),
    ...(until === undefined ? [] : [words.until(momentText(t, until))]),
    ...(dayCount === undefined ? [] : [words.dayCount(dayCount)]),
    ...(compound === undefined ? [] : [words.compound(compound)]),
    ...(meets === undefined ? [] : [words.meets(meets)]),
  ];
}

/** A date, the end of the contract, or an event. */
export function momentText({ words }: Telling, moment: string): string {
  if (/^\d/.test(moment)) return words.onDate(moment);
  return words.moments[moment] ?? words.whenEvent(moment);
}

function indexTexts(t: Telling, { indexed }: AnySentence): string[] {
  if (indexed === undefined) return [];
  const { by, base, at, round, mode = 'half-up' } = indexed;
  const step = round === undefined ? [] : [roundingText(t, { to: round, mode }, t.terms.currency)];
  return [t.words.indexed(by, base), ...(at === undefined ? [] : [t.words.indexedAt(at)]), ...step];
}

function rateLine(t: Telling, line: RateLine): void {
  const { words, terms } = t;
  const { price, claims = '1', after, times, atMost, cut } = line;
  const inner: Telling = { ...t, rows: [] };
  const text = [
    words.rateLine(
      outcomeText(t, line.outcome),
      placeText(inner, price, { kind: 'price', unit: terms.currency }, 1),
    ),
    ...(times === undefined ? [] : [words.times([placeText(inner, times, { kind: 'factor' }, 1)])]),
    words.claims(claims),
    ...(after === undefined
      ? []
      : [words.after([after].flat().map((name) => outcomeText(t, name)))]),
    ...(atMost === undefined ? [] : [words.atMostClaims(atMost)]),
    ...(cut === undefined ? [] : [words.cut(cut)]),
  ].join(', ');
  t.rows.push({ depth: 0, text, ...marks(line) }, ...inner.rows);
}

/** What the signed contract calls an outcome, or its name. */
function outcomeText({ context }: Telling, outcome: string): string {
  const lines = context.sentences.flatMap(({ sentence }) => sentence.rates ?? []);
  return lines.find((line) => line.outcome === outcome)?.title ?? human(outcome);
}
