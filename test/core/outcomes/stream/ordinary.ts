import { type Answer, answer, refusal } from '../../../../core/findings.ts';
import { evaluate } from '../../../../core/outcomes/evaluate.ts';
import { type evaluateFiles, readBoth } from '../../../../core/outcomes/evaluate-files.ts';
import type { Evaluation } from '../../../../core/outcomes/evaluation.ts';
import { planOf } from '../../../../core/outcomes/plan/plan.ts';
import { Surprise } from '../../../../core/outcomes/stream/bytes/surprise.ts';
import { tallyFiles } from '../../../../core/outcomes/stream/tally-files.ts';

type Input = Parameters<typeof evaluateFiles>[0];

/** What the ordinary readers and `evaluate` make of two files. */
export function ordinary(input: Input): Answer<Evaluation> {
  const { people, seen } = readBoth(input);
  const findings = [...people.findings, ...seen.findings];
  if (!people.ok || !seen.ok) return refusal(findings);
  const result = evaluate({ ...input, enrolments: people.value, observations: seen.value });
  const all = [...findings, ...result.findings];
  return result.ok ? answer(result.value, all) : refusal(all);
}

/** Whether two files are added up while they are read, and not left to the ordinary readers. */
export function isRead(input: Input): boolean {
  try {
    tallyFiles(planOf(input.terms), input);
    return true;
  } catch (reason) {
    if (reason instanceof Surprise) return false;
    throw reason;
  }
}
