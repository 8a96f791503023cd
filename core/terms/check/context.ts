import type { Finding, FindingFacts, Place } from '../../findings.ts';
import { type TermsFindingCode, termsFinding } from '../codes.ts';
import type { ReadTerms } from '../read.ts';
import type { Terms } from '../shape/terms.ts';
import { type NumberSlot, numberSlots } from './numbers.ts';
import { isAmountSentence, type PlacedSentence, sentencesOf } from './sentences.ts';

/** What a name of the one namespace stands for. */
export type Named = {
  readonly name: string;
  readonly kind: 'capital' | 'metric' | 'amount' | 'event' | 'payment';
  readonly path: string;
};

/** What every rule of check looks at. One rule is one function from this to findings. */
export type TermsContext = {
  readonly terms: Terms;
  readonly at: (path: string) => Place;
  /** Everything that has a name, as written: a name may stand here twice. */
  readonly named: readonly Named[];
  /** By name; of names that stand twice, the first. */
  readonly byName: ReadonlyMap<string, Named>;
  readonly sentences: readonly PlacedSentence[];
  /** Every place where a number can stand, with the sentence that it stands in, if any. */
  readonly slots: readonly SlotInTerms[];
};

export type SlotInTerms = NumberSlot & { readonly placed?: PlacedSentence };

export type Rule = (context: TermsContext) => readonly Finding[];

export function contextOf({ terms, at }: Pick<ReadTerms, 'terms' | 'at'>): TermsContext {
  const sentences = sentencesOf(terms);
  const named = namedThings(terms, sentences);
  return {
    terms,
    at,
    named,
    byName: new Map(named.toReversed().map((thing) => [thing.name, thing])),
    sentences,
    slots: [
      ...frameSlots(terms),
      ...sentences.flatMap((placed) => numberSlots(placed).map((slot) => ({ ...slot, placed }))),
    ],
  };
}

function namedThings(terms: Terms, sentences: readonly PlacedSentence[]): readonly Named[] {
  const group = (kind: Named['kind'], field: string, things: object | undefined) =>
    Object.keys(things ?? {}).map((name): Named => ({ name, kind, path: `/${field}/${name}` }));
  return [
    ...group('capital', 'capital', terms.capital),
    ...group('metric', 'metrics', terms.metrics),
    ...group('amount', 'amounts', terms.amounts),
    ...group('event', 'events', terms.events),
    ...sentences.flatMap(({ name, kind, path }): Named[] =>
      name === undefined || kind !== 'payment'
        ? []
        : [{ name, kind: 'payment', path: `${path}/id` }],
    ),
  ];
}

/** The numbers that stand outside sentences: of capital, of amounts that are numbers or tables, of payers. */
function frameSlots(terms: Terms): readonly NumberSlot[] {
  const { payers, recipients = [] } = terms.settlement;
  return [
    ...Object.entries(terms.capital ?? {}).flatMap(([name, { committed }]) =>
      committed === undefined ? [] : [slot(`/capital/${name}/committed`, committed, 'money')],
    ),
    ...Object.entries(terms.amounts ?? {}).flatMap(([name, amount]) =>
      isAmountSentence(amount) || (typeof amount === 'object' && 'delivered' in amount)
        ? []
        : [slot(`/amounts/${name}`, amount as NumberSlot['value'], 'base')],
    ),
    ...Object.entries(terms.metrics ?? {}).flatMap(([name, { deadweight }]) =>
      deadweight === undefined ? [] : [slot(`/metrics/${name}/deadweight`, deadweight, 'share')],
    ),
    ...payers.flatMap(({ share, atMost }, index) => [
      ...(share === 'rest' ? [] : [slot(`/settlement/payers/${index}/share`, share, 'share')]),
      ...(atMost === undefined
        ? []
        : [slot(`/settlement/payers/${index}/atMost`, atMost, 'money')]),
    ]),
    ...recipients.flatMap(({ share, atMost }, index) => [
      ...(share === undefined || share === 'rest'
        ? []
        : [slot(`/settlement/recipients/${index}/share`, share, 'share')]),
      ...(atMost === undefined
        ? []
        : [slot(`/settlement/recipients/${index}/atMost`, atMost, 'money')]),
    ]),
  ];
}

function slot(
  path: string,
  value: NumberSlot['value'],
  expected: NumberSlot['expected'],
): NumberSlot {
  return { path, value, expected };
}

/** Makes the findings of one rule: each at a path, with the clause of the sentence that it is in. */
export function finder(context: TermsContext) {
  function make(severity: Finding['severity']) {
    return (
      code: TermsFindingCode,
      path: string,
      facts: FindingFacts = {},
      clause?: string | undefined,
    ): Finding => termsFinding({ code, severity, at: context.at(path), facts, clause });
  }
  return { error: make('error'), warning: make('warning') };
}
