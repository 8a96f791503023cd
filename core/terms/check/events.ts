import type { Finding } from '../../findings.ts';
import { termsFinding } from '../codes.ts';
import { nearestWord } from '../nearest.ts';
import { finder, type Rule, type TermsContext } from './context.ts';
import { conditionsOf } from './readings.ts';
import type { PlacedSentence } from './sentences.ts';

/** A condition asks an event for one of its states, and a figure for bounds; `due` names an event. */
export const events: Rule = (context) =>
  context.sentences.flatMap((placed) => [
    ...conditionsOf(placed).flatMap((condition) => judge(condition, placed, context)),
    ...due(placed, context),
  ]);

function judge(
  { name, wanted, path }: ReturnType<typeof conditionsOf>[number],
  { clause }: PlacedSentence,
  context: TermsContext,
): readonly Finding[] {
  const find = finder(context);
  const event = context.terms.events?.[name];
  if (!event) {
    const isKnown = context.byName.has(name.split('.')[0] ?? '') || name === 'date';
    if (typeof wanted === 'string' && isWhere(name)) {
      return unknownWhere({ name, wanted, path, clause }, context);
    }
    return isKnown && typeof wanted === 'string'
      ? [find.error('terms.bounds-missing', path, { name, written: wanted }, clause)]
      : emptyBounds(wanted, path, { name, clause }, context);
  }
  if (typeof wanted !== 'string') {
    return [find.error('terms.event-bounded', path, { name, states: event.states }, clause)];
  }
  if (event.states.includes(wanted)) return [];
  const nearest = nearestWord(wanted, event.states);
  const facts = {
    name,
    written: wanted,
    states: event.states,
    ...(nearest ? { nearest } : {}),
  };
  return [find.error('terms.state-unknown', path, facts, clause)];
}

function isWhere(name: string): name is 'cohort' | 'period' {
  return name === 'cohort' || name === 'period';
}

/** A condition on the cohort or period by its name. */
function unknownWhere(
  condition: {
    name: 'cohort' | 'period';
    wanted: string;
    path: string;
    clause: string | undefined;
  },
  { terms, at }: TermsContext,
): readonly Finding[] {
  const { name, wanted, path, clause } = condition;
  const known =
    name === 'cohort' ? (terms.cohorts ?? []) : (terms.periods ?? []).map(({ id }) => id);
  if (known.includes(wanted)) return [];
  const code = name === 'cohort' ? 'terms.cohort-unknown' : 'terms.period-unknown';
  return [termsFinding({ code, at: at(path), facts: { name: wanted, known }, clause })];
}

function emptyBounds(
  wanted: unknown,
  path: string,
  { name, clause }: { name: string; clause: string | undefined },
  context: TermsContext,
): readonly Finding[] {
  if (typeof wanted !== 'object' || Object.keys(wanted ?? {}).length > 0) return [];
  return [finder(context).error('terms.bounds-missing', path, { name, written: '{}' }, clause)];
}

function due(placed: PlacedSentence, context: TermsContext): readonly Finding[] {
  const { due: when } = placed.sentence;
  if (when === undefined || when === 'end' || /^\d/.test(when)) return [];
  if (context.terms.events && Object.hasOwn(context.terms.events, when)) return [];
  const nearest = nearestWord(when, Object.keys(context.terms.events ?? {}));
  const facts = { name: when, ...(nearest ? { nearest } : {}) };
  return [finder(context).error('terms.event-unknown', `${placed.path}/due`, facts, placed.clause)];
}
