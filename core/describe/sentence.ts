import { type AnySentence, isAmountSentence } from '../terms/check/sentences.ts';
import type { NumberPlace } from '../terms/shape/number.ts';
import type { Amount, Otherwise, Sentence } from '../terms/shape/sentence.ts';
import { capitalised } from '../words/phrases.ts';
import { conditionTexts, gateText } from './bounds.ts';
import type { DescribedLine } from './described.ts';
import { placeText, roundingText } from './figures.ts';
import { mannerTexts, momentText, subjectText } from './mechanism.ts';
import { figureText } from './names.ts';
import { marks, partyName, type Teller, type Telling } from './telling.ts';

/** What is done with what a sentence gives: paid, counted in a sum, or given a name. */
export type Verb = 'paid' | 'counted' | { readonly is: string };

type At = { readonly path: string; readonly depth: number; readonly verb: Verb };

/** A sentence and the sentences inside it, one line for each. */
export function sentenceLines(
  teller: Teller,
  sentence: AnySentence,
  { path, depth, verb }: At,
): DescribedLine[] {
  const t: Telling = { ...teller, rows: [] };
  const { id, otherwise } = sentence;
  const text = ruleText(t, sentence, verb);
  const line: DescribedLine = {
    path,
    ...(id === undefined ? {} : { name: id }),
    depth,
    text,
    rows: t.rows,
    ...marks(sentence),
  };
  const inner = verb === 'paid' ? 'paid' : 'counted';
  const partLines = (parts: readonly Sentence[] | undefined, under: string): DescribedLine[] =>
    (parts ?? []).flatMap((part, place) =>
      sentenceLines(teller, part, { path: `${under}/${place}`, depth: depth + 1, verb: inner }),
    );
  const others = isSentence(otherwise) ? otherwise.parts : undefined;
  return [
    line,
    ...partLines(sentence.parts, `${path}/parts`),
    ...partLines(others, `${path}/otherwise/parts`),
  ];
}

/** A named amount: a sentence, a number, or a figure that somebody delivers. */
export function amountLines(teller: Teller, name: string, amount: Amount): DescribedLine[] {
  const at = { path: `/amounts/${name}`, depth: 0 };
  const { words } = teller;
  const called = words.named(name);
  if (isAmountSentence(amount)) {
    const [line, ...parts] = sentenceLines(teller, amount, { ...at, verb: { is: called } });
    return line === undefined ? [] : [{ ...line, name }, ...parts];
  }
  if (typeof amount === 'object' && 'delivered' in amount) {
    const text = words.delivered(called, amount.delivered, amount.by);
    return [{ ...at, name, text: capitalised(`${text}.`), rows: [], ...marks(amount) }];
  }
  const t: Telling = { ...teller, rows: [] };
  const value = placeText(t, amount as NumberPlace, {
    kind: 'figure',
    unit: teller.terms.currency,
  });
  return [
    { ...at, name, text: capitalised(`${words.main({ is: called }, value)}.`), rows: t.rows },
  ];
}

function ruleText(t: Telling, sentence: AnySentence, verb: Verb): string {
  const { words } = t;
  const gate = gateText(t, sentence);
  const main = mainText(t, sentence, { verb, isAfter: gate !== '' });
  const limits = limitTexts(t, sentence);
  const other = sentence.otherwise === undefined ? '' : otherwiseText(t, sentence.otherwise, verb);
  const whole = gate === '' ? main : words.condition(gate, main);
  const ruled = other === '' ? [whole, ...limits].join(', ') : `${whole}; ${other}`;
  const perWhom =
    sentence.per === undefined ? ruled : words.eachPer(words.per(sentence.per), ruled);
  const both = other !== '' && limits.length > 0 ? [words.bothCases(limits.join(', '))] : [];
  return [capitalised(`${perWhom}.`), ...both, ...afterTexts(t, sentence)]
    .map(capitalised)
    .join(' ');
}

function mainText(
  t: Telling,
  sentence: AnySentence,
  { verb, isAfter }: { verb: Verb; isAfter: boolean },
): string {
  const { words } = t;
  if (sentence.duty !== undefined) return words.duty(sentence.duty);
  const subject = subjectText(t, sentence);
  const main = isAfter ? words.mainAfter(verb, subject) : words.main(verb, subject);
  return [main, ...mannerTexts(t, sentence)].join(', ');
}

function otherwiseText(t: Telling, otherwise: Otherwise | string | object, verb: Verb): string {
  const { words, terms } = t;
  if (isSentence(otherwise))
    return words.otherwise(mainText(t, otherwise, { verb, isAfter: true }));
  const here = { kind: 'amount', unit: terms.currency } as const;
  return words.otherwise(words.mainAfter(verb, placeText(t, otherwise as NumberPlace, here)));
}

function isSentence(otherwise: object | string | undefined): otherwise is Otherwise {
  return typeof otherwise === 'object' && !('by' in otherwise || 'is' in otherwise);
}

/** Limits and rounding, in the order in which they are applied. */
function limitTexts(t: Telling, sentence: AnySentence): string[] {
  const { words, terms } = t;
  const here = { kind: 'amount', unit: terms.currency } as const;
  const { atLeast, atMost, atMostPer, atMostShare, cut, round } = sentence;
  const limits = [
    ...Object.entries(atMostPer ?? {}).map(([who, limit]) =>
      words.atMostPer(who, placeText(t, limit, here)),
    ),
    ...(atLeast === undefined ? [] : [words.atLeast(placeText(t, atLeast, here))]),
    ...(atMost === undefined ? [] : [capText(t, atMost)]),
    ...(atMostShare === undefined
      ? []
      : [
          words.atMostShare(
            placeText(t, atMostShare.is, { kind: 'share' }),
            figureText(t, atMostShare.of),
          ),
        ]),
  ];
  return [
    ...(limits.length > 0 ? [words.limits(limits)] : []),
    ...(cut === undefined ? [] : [words.cut(cut)]),
    ...(round === undefined ? [] : [roundingText(t, round, terms.currency)]),
  ];
}

function capText(t: Telling, atMost: NumberPlace): string {
  if (atMost === 'none') return t.words.noLimit;
  return t.words.atMost(placeText(t, atMost, { kind: 'amount', unit: t.terms.currency }));
}

/** What happens after it is computed: when it is due, what is held back, who pays and is paid. */
function afterTexts(t: Telling, sentence: AnySentence): string[] {
  const { words } = t;
  const { untilMeasured, due, hold, payers, payersBy, recipients } = sentence;
  const names = (list: readonly string[]): string[] => list.map((name) => partyName(t, name));
  return [
    ...(untilMeasured === undefined ? [] : [words.untilMeasured]),
    ...(due === undefined ? [] : [words.due(momentText(t, due))]),
    ...(hold === undefined
      ? []
      : [
          words.hold(
            placeText(t, hold.share, { kind: 'share' }),
            words.and(conditionTexts(t, hold.until)),
          ),
        ]),
    ...(payers === undefined ? [] : [words.payers(names(payers))]),
    ...(payersBy === undefined ? [] : [words.payersBy(payersBy)]),
    ...(recipients === undefined ? [] : [words.recipients(names(recipients))]),
  ];
}
