import type { Finding } from '../../findings.ts';
import type { PlacedSentence } from '../check/sentences.ts';
import { type StressContext, type Weakness, weakness } from './context.ts';

/** A cap that always cuts what is guaranteed below it, or that can never cut anything. */
export const caps: Weakness = (stress) =>
  stress.context.sentences.flatMap((placed) => [...below(stress, placed), ...idle(stress, placed)]);

function below(stress: StressContext, placed: PlacedSentence): readonly Finding[] {
  const { sentence, path, clause } = placed;
  const body = stress.delivered.at(path)?.body;
  if (sentence.atMost === undefined || !body) return [];
  const cap = stress.delivered.place(sentence.atMost).high;
  if (!cap.isFinite() || body.low.lte(cap)) return [];
  const facts = { cap: cap.toFixed(), guaranteed: body.low.toFixed() };
  return [
    weakness(stress, { code: 'terms.cap-below-guarantee', path: `${path}/atMost`, facts, clause }),
  ];
}

function idle(
  stress: StressContext,
  { sentence, path, clause }: PlacedSentence,
): readonly Finding[] {
  const body = stress.fold.at(path)?.body;
  if (sentence.atMost === undefined || !body?.known) return [];
  const cap = stress.fold.place(sentence.atMost).low;
  if (!cap.isFinite() || !body.high.isFinite() || body.high.gt(cap)) return [];
  const facts = { cap: cap.toFixed(), highest: body.high.toFixed() };
  return [
    weakness(stress, {
      ...{ code: 'terms.cap-never-binds', path: `${path}/atMost`, facts, clause },
      severity: 'note',
    }),
  ];
}
