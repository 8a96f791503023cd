import type { Capital } from '../terms/shape/metric.ts';
import type { Terms } from '../terms/shape/terms.ts';
import type { Language } from '../words/language.ts';
import { capitalised } from '../words/phrases.ts';
import type { Described, DescribedLine, DescribedSection, SectionName } from './described.ts';
import { placeText } from './figures.ts';
import { followUpLines } from './follow-up.ts';
import { metricLine } from './metric.ts';
import { amountLines, sentenceLines } from './sentence.ts';
import { settlementLines } from './settlement.ts';
import { marks, partyName, type Teller, type Telling, tellerOf } from './telling.ts';

/**
 * The payment rules of terms as plain sentences, one per rule, with its clause and what is inferred: what a
 * lawyer would read back. Nothing is computed.
 *
 * @example
 * describeTerms(terms, 'en').sections[0].lines[2].text
 *   // → 'If the school results improve, 60 % of the part of the saving above the advanced capital is paid, at
 *   //    most 20 % of the advanced capital.'
 */
export function describeTerms(terms: Terms, language: Language): Described {
  const teller = tellerOf(terms, language);
  const sections: readonly DescribedSection[] = [
    section(teller, 'payments', paymentLines(teller)),
    section(
      teller,
      'amounts',
      each(terms.amounts, (name, amount) => amountLines(teller, name, amount)),
    ),
    section(
      teller,
      'metrics',
      each(terms.metrics, (name, metric) => [metricLine(teller, name, metric)]),
    ),
    section(teller, 'followUp', followUpLines(teller)),
    section(
      teller,
      'capital',
      each(terms.capital, (name, capital) => [capitalLine(teller, name, capital)]),
    ),
    section(
      teller,
      'events',
      each(terms.events, (name, event) => [eventLine(teller, name, event)]),
    ),
    section(teller, 'settlement', settlementLines(teller)),
  ];
  return {
    contract: terms.contract,
    title: terms.title?.[language] ?? terms.contract,
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

/** Every line by its JSON pointer into the terms. */
export function describedLines(
  terms: Terms,
  language: Language,
): ReadonlyMap<string, DescribedLine> {
  const lines = describeTerms(terms, language).sections.flatMap((each) => each.lines);
  return new Map(lines.map((line) => [line.path, line]));
}

function section(
  { words }: Teller,
  name: SectionName,
  lines: readonly DescribedLine[],
): DescribedSection {
  return { section: name, heading: words.headings[name], lines };
}

function each<T>(
  things: Readonly<Record<string, T>> | undefined,
  lines: (name: string, thing: T) => readonly DescribedLine[],
): DescribedLine[] {
  return Object.entries(things ?? {}).flatMap(([name, thing]) => lines(name, thing));
}

function paymentLines(teller: Teller): DescribedLine[] {
  return teller.terms.payments.flatMap((sentence, place) =>
    sentenceLines(teller, sentence, { path: `/payments/${place}`, depth: 0, verb: 'paid' }),
  );
}

function capitalLine(teller: Teller, name: string, capital: Capital): DescribedLine {
  const t: Telling = { ...teller, rows: [] };
  const { words, terms } = t;
  const { investor, committed, by, revolving } = capital;
  const here = { kind: 'amount', unit: terms.currency } as const;
  const text = [
    words.advances(
      words.capital(name, 'drawn'),
      investor === undefined ? '' : partyName(teller, investor),
    ),
    ...(by === undefined ? [] : [words.byCohort]),
    ...(committed === undefined || committed === 'unknown'
      ? []
      : [words.committed(placeText(t, committed, here))]),
    ...(revolving === undefined ? [] : [words.revolving]),
  ].join('; ');
  return { ...lineOf(`/capital/${name}`, name, text), rows: t.rows, ...marks(capital) };
}

type Event = NonNullable<Terms['events']>[string];

function eventLine({ words }: Teller, name: string, event: Event): DescribedLine {
  const text = words.event(words.named(name), event.states, event.decidedBy);
  const titled = event.title === undefined ? text : words.titled(text, event.title);
  const before = event.initially === undefined ? [] : [words.initially(event.initially)];
  return { ...lineOf(`/events/${name}`, name, [titled, ...before].join('; ')), ...marks(event) };
}

function lineOf(path: string, name: string, text: string): DescribedLine {
  return { path, name, depth: 0, text: capitalised(`${text}.`), rows: [] };
}
