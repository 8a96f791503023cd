import type { Finding } from '../../findings.ts';
import { nearestWord } from '../nearest.ts';
import { finder, type Named, type Rule, type TermsContext } from './context.ts';
import { isRunning, type Reading, readingsOf } from './readings.ts';

const SIDES: Readonly<Record<Named['kind'], readonly string[]>> = {
  capital: ['committed', 'outstanding'],
  metric: ['level', 'comparator'],
  amount: [],
  event: [],
  payment: [],
};

/** Every name that is read stands for a figure, and every side is a side that the figure has. */
export const references: Rule = (context) =>
  readingsOf(context).flatMap((reading) => judge(reading, context));

function judge(reading: Reading, context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const { name, side, path, placed, text } = reading;
  const thing = context.byName.get(name);
  if (name === 'enrolled' || (name === 'claim' && side !== undefined)) return [];
  if (name === 'settled') return settled(reading, context);
  if (reading.as === 'condition' && isRunning(name)) return [];
  if (!thing) {
    const nearest = nearestWord(name, context.byName.keys());
    const facts = { name, ...(nearest ? { nearest } : {}) };
    return [find.error('terms.name-unknown', path, facts, placed?.clause)];
  }
  if (thing.kind === 'event' && reading.as === 'figure') {
    return [find.error('terms.event-as-figure', path, { name }, placed?.clause)];
  }
  if (side !== undefined && !SIDES[thing.kind].includes(side)) {
    const facts = { written: text, name, sides: SIDES[thing.kind] };
    return [find.error('terms.side-unknown', path, facts, placed?.clause)];
  }
  return [];
}

/** `settled` is everything that is settled, `settled.recoupment` what was for that payment. */
function settled({ side, path, placed }: Reading, context: TermsContext): readonly Finding[] {
  if (side === undefined || context.byName.get(side)?.kind === 'payment') return [];
  const payments = [...context.byName.values()].flatMap(({ name, kind }) =>
    kind === 'payment' ? [name] : [],
  );
  const nearest = nearestWord(side, payments);
  const facts = { name: side, ...(nearest ? { nearest } : {}) };
  return [finder(context).error('terms.name-unknown', path, facts, placed?.clause)];
}
