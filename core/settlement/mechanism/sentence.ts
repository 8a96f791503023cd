import { ZERO } from '../../money/decimal.ts';
import type { Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, report, type Spot, termsIn, versionIn } from '../engine/engine.ts';
import { type Figure, type FigureParts, makeFigure, saidOf } from '../engine/figure.ts';
import { overScopes } from '../engine/over-scopes.ts';
import { rounded } from '../engine/rounded.ts';
import { otherwiseId } from '../engine/versions.ts';
import { dueAt, holdsBack } from './due.ts';
import { gateAt } from './gate.ts';
import { holdAt } from './hold.ts';
import { limitsAt } from './limits.ts';
import { mechanismAt } from './mechanism.ts';
import { timesAt } from './times.ts';

/**
 * Computes one sentence in a scope, once: for whom, condition, mechanism, factors, limits, rounding, and
 * when it is due. Each place is a file beside this one.
 */
export function sentenceAt(engine: Engine, sentence: Sentence, spot: Spot): Figure {
  const { scope } = spot;
  const version = versionIn(engine, scope);
  const due = scope.due === 'applied' && holdsBack(sentence) ? 'applied' : 'ignored';
  const key = [sentence.id, version.version, scope.cohort ?? '', scope.period ?? '', due].join('|');
  const known = engine.memo.get(key);
  if (known) return known;
  if (engine.memo.has(key)) return circular(engine, sentence, spot);

  engine.memo.set(key, undefined);
  const { per } = sentence;
  const at = { path: spot.path, scope: { ...scope, due } as const };
  const figure =
    per !== undefined && scope[per] === undefined
      ? overScopes(engine, { sentence, per, ...at }, (node, within) =>
          engine.sentence(node.sentence, { path: node.path, scope: within }),
        )
      : placesOf(engine, sentence, at);
  engine.memo.set(key, figure);
  return figure;
}

function placesOf(engine: Engine, sentence: Sentence, spot: Spot): Figure {
  const gate = gateAt(engine, sentence, spot);
  if (gate.verdict === 'waiting') {
    return said(sentence, spot, { value: null, inputs: gate.inputs, partial: false });
  }
  const isShut = gate.verdict === 'fails';
  if (isShut && sentence.otherwise === undefined) {
    return said(sentence, spot, {
      value: ZERO,
      state: 'shut',
      inputs: gate.inputs,
      partial: false,
    });
  }
  const body = isShut ? otherwiseAt(engine, sentence, spot) : bodyOf(engine, sentence, spot);
  const limited = limitsAt(engine, body, { sentence, spot });
  const exact = sentence.round ? rounded(limited, sentence.round) : limited;
  const released = holdAt(engine, exact, { sentence, spot });
  const payable = dueAt(engine, released, { sentence, spot });
  return said(sentence, spot, {
    value: payable.value,
    unit: payable.explained.unit,
    // An amount that is `none` is no limit, also if a condition or an `otherwise` leads there.
    unlimited: payable.unlimited && spot.path.startsWith('/amounts/'),
    partial: payable.partial,
    claims: payable.claims,
    inputs: [...gate.inputs, payable],
  });
}

function bodyOf(engine: Engine, sentence: Sentence | Otherwise, spot: Spot): Figure {
  const figure = mechanismAt(engine, sentence, spot);
  return timesAt(engine, figure, { times: sentence.times, spot });
}

/** What is paid where the condition is shut: limits and rounding of the sentence still apply. */
function otherwiseAt(engine: Engine, sentence: Sentence, spot: Spot): Figure {
  const { otherwise = '0' } = sentence;
  const at = inside(spot, 'otherwise');
  const isSentence = typeof otherwise === 'object' && !('by' in otherwise || 'is' in otherwise);
  const figure = isSentence
    ? bodyOf(engine, { ...(otherwise as Otherwise), id: otherwiseId(sentence.id) }, at)
    : engine.number(otherwise as string, { ...at, unit: termsIn(engine, spot.scope).currency });
  return makeFigure({
    formula: 'otherwise',
    value: figure.value,
    unit: figure.explained.unit,
    unlimited: figure.unlimited,
    claims: figure.claims,
    inputs: [figure],
  });
}

function said(
  sentence: Sentence,
  { path, scope }: Spot,
  parts: Omit<FigureParts, 'formula' | 'name'>,
): Figure {
  return makeFigure({
    formula: 'sentence',
    name: sentence.id,
    ...saidOf(sentence),
    ...(scope.cohort === undefined ? {} : { cohort: scope.cohort }),
    ...(scope.period === undefined ? {} : { period: scope.period }),
    facts: {
      path,
      ...(sentence.payers ? { payers: sentence.payers.join(' ') } : {}),
      ...(sentence.recipients ? { recipients: sentence.recipients.join(' ') } : {}),
    },
    ...parts,
  });
}

/** Reports a sentence that reads itself through others: its figure cannot be told. */
function circular(engine: Engine, { id }: Sentence, spot: Spot): Figure {
  report(engine, 'settlement.circular', { at: spot, facts: { name: id } });
  return makeFigure({ formula: 'sentence', name: id, value: null });
}
