import type { Bounds } from '../../terms/shape/number.ts';
import type { Conditions, Sentence } from '../../terms/shape/sentence.ts';
import { dateIn, type Engine, inside, type Spot } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { all, boundsHold, boundsText, type Subject, type Verdict } from '../figures/bounds.ts';
import { ordinalOf } from '../figures/table.ts';
import { eventAt } from './event.ts';
import { isReplacement } from './exclusions.ts';

/** Whether a sentence's condition is open (`holds`), shut (`fails`) or waiting, with the figures it asks. */
export type Gate = { readonly verdict: Verdict; readonly inputs: readonly Figure[] };

type Place = 'when' | 'any' | 'unless' | 'until';

/** Judges `when` (all of these), `any` (one of these) and `unless` (none of these) together. */
export function gateAt(engine: Engine, sentence: Sentence, spot: Spot): Gate {
  const when = conditions(engine, sentence.when, { place: 'when', spot });
  const any = conditions(engine, sentence.any, { place: 'any', spot });
  const unless = conditions(engine, sentence.unless, { place: 'unless', spot });
  const verdicts = [
    all(when.map(({ verdict }) => verdict)),
    ...(any.length > 0 ? [oneOf(any.map(({ verdict }) => verdict))] : []),
    ...unless.map(({ verdict }) => opposite(verdict)),
  ];
  const verdict = all(verdicts);
  const isPaidMeanwhile = verdict === 'waiting' && sentence.untilMeasured === 'pay';
  return {
    verdict: isPaidMeanwhile ? 'holds' : verdict,
    inputs: [...when, ...any, ...unless].map(({ figure }) => figure),
  };
}

/** Whether what is held back is released: all of its conditions hold. */
export function releaseAt(engine: Engine, until: Conditions, spot: Spot): Gate {
  const judgements = conditions(engine, until, { place: 'until', spot });
  return {
    verdict: all(judgements.map(({ verdict }) => verdict)),
    inputs: judgements.map(({ figure }) => figure),
  };
}

function oneOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('holds')) return 'holds';
  return verdicts.includes('waiting') ? 'waiting' : 'fails';
}

function opposite(verdict: Verdict): Verdict {
  switch (verdict) {
    case 'holds':
      return 'fails';
    case 'fails':
      return 'holds';
    case 'waiting':
      return 'waiting';
  }
}

type Judged = { readonly verdict: Verdict; readonly figure: Figure };

function conditions(
  engine: Engine,
  written: Conditions | undefined,
  { place, spot }: { place: Place; spot: Spot },
): Judged[] {
  const applied = Object.entries(written ?? {}).filter(
    ([name]) => !(place === 'unless' && name === 'date' && engine.exclusions === 'ignored'),
  );
  return applied.map(([name, wanted]) => {
    const at = inside(spot, place, name);
    if (place === 'when' && name === 'date' && isReplacement(engine, wanted, spot)) {
      const said = typeof wanted === 'string' ? wanted : boundsText(wanted);
      return judged({ name, place, spot: at }, { verdict: 'fails', inputs: [], said });
    }
    return typeof wanted === 'string'
      ? stateCondition(engine, wanted, { name, place, spot: at })
      : boundsCondition(engine, wanted, { name, place, spot: at });
  });
}

type Asked = { readonly name: string; readonly place: Place; readonly spot: Spot };

/** An event in a state, or the cohort or period by its name. */
function stateCondition(engine: Engine, wanted: string, asked: Asked): Judged {
  const { name, spot } = asked;
  if (name === 'cohort' || name === 'period') {
    const verdict = spot.scope[name] === wanted ? 'holds' : 'fails';
    return judged(asked, { verdict, inputs: [], said: wanted });
  }
  const event = eventAt(engine, name, spot.scope);
  const state = event.explained.value;
  const verdict = state === null ? 'waiting' : state === wanted ? 'holds' : 'fails';
  return judged(asked, { verdict, inputs: [event], said: wanted });
}

function boundsCondition(engine: Engine, bounds: Bounds, asked: Asked): Judged {
  const { name, spot } = asked;
  const subject = subjectOf(engine, name, spot);
  const said = boundsText(bounds);
  if ('date' in subject) {
    const { verdict } = boundsHold(engine, bounds, { subject, spot });
    if (asked.place === 'unless' && verdict === 'holds') engine.excluded.add(spot.path);
    return judged(asked, { verdict, inputs: [], said, date: subject.date });
  }
  const policy = subject.missing ? subject.explained.facts?.['missing'] : undefined;
  if (policy === 'not improved' || policy === 'failure') {
    return judged(asked, { verdict: 'fails', inputs: [subject], said });
  }
  const { verdict, inputs } = boundsHold(engine, bounds, { subject, spot });
  // A written bound is in the sentence already; only a bound that is itself a figure explains more.
  const named = inputs.filter(({ explained }) => explained.formula !== 'parameter');
  return judged(asked, { verdict, inputs: [subject, ...named], said });
}

function subjectOf(engine: Engine, name: string, spot: Spot): Subject {
  if (name === 'date') return { date: dateIn(engine, spot.scope) };
  if (name === 'period' || name === 'cohort') return ordinalOf(engine, name, spot);
  return engine.figure(name, spot);
}

function judged(
  { name, place, spot }: Asked,
  found: { verdict: Verdict; inputs: readonly Figure[]; said: string; date?: string },
): Judged {
  const { verdict, inputs, said, date } = found;
  const lets = place === 'unless' ? opposite(verdict) : verdict;
  const figure = makeFigure({
    formula: 'gate',
    name,
    value: null,
    state: lets === 'holds' ? 'decided' : lets === 'fails' ? 'shut' : 'waiting',
    parameter: { path: spot.path, text: said },
    facts: { place, verdict, ...(date === undefined ? {} : { date }) },
    inputs,
    partial: false,
  });
  return { verdict, figure };
}
