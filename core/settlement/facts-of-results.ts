import type { DecimalText } from '../money/decimal.ts';
import { readNumber } from '../terms/quantity.ts';
import type { ClaimFact, Facts, MetricFact, Tally, Whereabouts } from './facts.ts';
import type { Results, ResultsPlace } from './results-shape.ts';
import type { SettledAmount } from './settlement.ts';

/** The day of a settlement that takes everything into account, whenever it happened. */
export const AFTER_EVERYTHING = '9999-12-31';

type Listed = Required<Omit<Facts, 'asOf'>>;
type Mutable = { -readonly [Kind in keyof Listed]: Listed[Kind][number][] };

/** The facts in a results file, with the pointer into the file that each came from. */
export function factsOf(results: Results): {
  facts: Facts;
  settled: SettledAmount[];
  sources: ReadonlyMap<string, string>;
} {
  const book = new Book();
  book.place(results, { where: {}, under: '' });
  for (const [cohort, inCohort] of Object.entries(results.cohorts ?? {})) {
    const under = `/cohorts/${cohort}`;
    book.place(inCohort, { where: { cohort }, under });
    for (const [period, place] of Object.entries(inCohort.periods ?? {})) {
      book.place(place, { where: { cohort, period }, under: `${under}/periods/${period}` });
    }
  }
  for (const [period, place] of Object.entries(results.periods ?? {})) {
    book.place(place, { where: { period }, under: `/periods/${period}` });
  }
  book.indices(results.indices);
  const settled = settledIn(results, book);
  const { indices, ...listed } = book.facts;
  const later = indices.length === 0 ? {} : { indices };
  const facts = { asOf: results.asOf ?? AFTER_EVERYTHING, ...listed, ...later };
  return { facts, settled, sources: book.sources };
}

function settledIn({ settled = {} }: Results, { sources }: Book): SettledAmount[] {
  const amounts: SettledAmount[] = [];
  for (const [payer, written] of Object.entries(settled)) {
    const dated = typeof written === 'string' ? [{ amount: written }] : written;
    for (const [at, { amount, payments, vat, ...rest }] of dated.entries()) {
      const under = typeof written === 'string' ? '' : `/${at}`;
      sources.set(`/settled/${amounts.length}`, `/settled/${payer}${under}`);
      const split = Object.entries(payments ?? {}).map(([id, part]) => [id, plain(part)]);
      amounts.push({
        payer,
        amount: plain(amount),
        ...defined(rest),
        ...(vat === undefined ? {} : { vat: plain(vat) }),
        ...(payments ? { payments: Object.fromEntries(split) } : {}),
      });
    }
  }
  return amounts;
}

type Here = { readonly where: Whereabouts; readonly under: string };

/** Collects facts one place at a time. */
class Book {
  readonly facts: Mutable = {
    metrics: [],
    capital: [],
    amounts: [],
    events: [],
    claims: [],
    indices: [],
  };
  readonly sources = new Map<string, string>();

  place(place: ResultsPlace, here: Here): void {
    const { where, under } = here;
    for (const [metric, written] of Object.entries(place.metrics ?? {})) {
      this.#add('metrics', metricFact(metric, written, where), `${under}/metrics/${metric}`);
    }
    for (const [amount, value] of Object.entries(place.amounts ?? {})) {
      const fact = { ...where, amount, value: plain(value) };
      this.#add('amounts', fact, `${under}/amounts/${amount}`);
    }
    for (const [event, written] of Object.entries(place.events ?? {})) {
      const happened = typeof written === 'string' ? { state: written } : defined(written);
      this.#add('events', { ...where, event, ...happened }, `${under}/events/${event}`);
    }
    for (const [capital, written] of Object.entries(place.capital ?? {})) {
      const draws = typeof written === 'string' ? [{ amount: written }] : written;
      const { cohort } = where;
      for (const [at, draw] of draws.entries()) {
        const from = `${under}/capital/${capital}${typeof written === 'string' ? '' : `/${at}`}`;
        const drawn = { ...defined(draw), amount: plain(draw.amount) };
        this.#add('capital', { capital, ...(cohort ? { cohort } : {}), ...drawn }, from);
      }
    }
    this.#claims(place.claims, here);
  }

  indices(written: Results['indices'] = {}): void {
    for (const [index, figures] of Object.entries(written)) {
      for (const [at, value] of Object.entries(figures)) {
        this.#add('indices', { index, at, value: plain(value) }, `/indices/${index}/${at}`);
      }
    }
  }

  #claims(claims: ResultsPlace['claims'], { where, under }: Here): void {
    if (Array.isArray(claims)) {
      for (const [at, { count, ...claim }] of claims.entries()) {
        const counted = count === undefined ? {} : { count: plain(count) };
        const fact: ClaimFact = { ...where, ...defined(claim), ...counted };
        this.#add('claims', fact, `${under}/claims/${at}`);
      }
      return;
    }
    for (const [outcome, count] of Object.entries(claims ?? {})) {
      const fact = { ...where, outcome, count: plain(count) };
      this.#add('claims', fact, `${under}/claims/${outcome}`);
    }
  }

  #add<Kind extends keyof Mutable>(kind: Kind, fact: Mutable[Kind][number], source: string): void {
    const facts: Mutable[Kind][number][] = this.facts[kind];
    this.sources.set(`/facts/${kind}/${facts.length}`, source);
    facts.push(fact);
  }
}

type Written = NonNullable<Results['metrics']>[string];

function metricFact(metric: string, written: Written, where: Whereabouts): MetricFact {
  if (written === 'missing') return { ...where, metric, missing: true };
  if (typeof written === 'string') {
    const isSide = written.includes(' of ');
    return { ...where, metric, ...(isSide ? { own: tally(written) } : figure(written)) };
  }
  const { own, comparator, before, value, measured } = written;
  return {
    ...where,
    metric,
    ...(own === undefined ? {} : { own: tally(own) }),
    ...(comparator === undefined ? {} : { comparator: tally(comparator) }),
    ...(before === undefined
      ? {}
      : { before: { own: tally(before.own), comparator: tally(before.comparator) } }),
    ...(value === undefined ? {} : figure(value)),
    // A number of persons, never money.
    ...(measured === undefined ? {} : { measured: readNumber(measured).toNumber() }),
  };
}

function tally(text: string): Tally {
  const [sum = '0', of] = text.split(' of ');
  return of === undefined ? { sum: plain(sum) } : { sum: plain(sum), of: plain(of) };
}

const UNIT_WRITTEN = / (%|[A-Z]{3}|[a-zåäö]+)$/;

function figure(text: string): { value: DecimalText; unit?: string } {
  const unit = UNIT_WRITTEN.exec(text)?.[1];
  return { value: plain(text), ...(unit === undefined ? {} : { unit }) };
}

/** The number without its unit and the spaces that group it. */
function plain(text: string): DecimalText {
  return readNumber(text.replace(UNIT_WRITTEN, '')).toFixed();
}

/** Without the fields that are left out. */
function defined<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
