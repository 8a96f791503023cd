import { DEFAULT_TIME_ZONE, dateOf } from '../../core/calendar/instant.ts';
import { type Answer, answer, type Finding, refusal } from '../../core/findings.ts';
import { tallied } from '../../core/intake/source/tally.ts';
import { evaluate } from '../../core/outcomes/evaluate.ts';
import { checkFiles, evaluateFiles, evaluateWithHelp } from '../../core/outcomes/evaluate-files.ts';
import type { Evaluation } from '../../core/outcomes/evaluation.ts';
import { type TippingPoint, tippingPoints } from '../../core/outcomes/tipping/tipping-points.ts';
import { settle } from '../../core/settlement/settle.ts';
import type { Settlement } from '../../core/settlement/settlement.ts';
import { nearestWord } from '../../core/terms/nearest.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import { termsFile } from '../commands/terms-file.ts';
import { blocksOf, type Io, MisuseError } from '../io.ts';
import { words } from '../words/words.ts';
import { helperOf } from './helper.ts';
import { knownFacts } from './known-facts.ts';
import { isAskedFor, isNotPlain, type Registers } from './registers-asked.ts';
import type { SecondThread } from './second-thread.ts';

/** Two files of persons, and what is asked of them. */
export type Asked = {
  readonly terms: string;
  readonly registers: Registers;
  /** Left out: today, where the contract is. */
  readonly asOf: string | undefined;
  readonly period: string | undefined;
  readonly settle: boolean;
  readonly results: string | undefined;
};

/** What was evaluated, how far the payment hangs on the missing, and what would be paid if that is asked. */
export type Evaluated = {
  readonly evaluation: Evaluation;
  readonly tippingPoints: readonly TippingPoint[];
  readonly settlement?: Settlement;
  readonly currency: string;
};

/**
 * Evaluates two files.
 *
 * @param second adds up half of the persons meanwhile
 * @throws MisuseError if the terms have no such period
 */
export async function evaluated(
  asked: Asked,
  second: SecondThread | undefined,
  io: Io,
): Promise<Answer<Evaluated>> {
  const { registers, period } = asked;
  const { read, findings } = termsFile(asked.terms, io);
  const files = filesOf(registers, io);
  if (!read) return refusal([...findings, ...checkFiles(files)]);
  const { terms, hash } = read;
  if (period !== undefined) mustHave(terms, period, io);
  const { timeZone = DEFAULT_TIME_ZONE } = terms;
  const asOf = asked.asOf ?? dateOf(new Date().toISOString(), timeZone);
  const input = { terms, asOf, ...(period === undefined ? {} : { periods: [period] }) };
  const claims = asked.settle ? 'alike' : 'each';
  const plainly = { ...input, ...files, claims } as const;
  const plain = isAskedFor(registers)
    ? undefined
    : second
      ? await evaluateWithHelp(plainly, helperOf(second, registers.observations, io))
      : evaluateFiles(plainly);
  const result =
    plain && !isNotPlain(plain.findings) ? plain : await ofRegisters(registers, input, io);
  if (!result.ok) return result;
  const { value: evaluation, findings: remarks } = result;
  const also = knownFacts(evaluation, { results: asked.results, io });
  if (!also.ok) return refusal([...remarks, ...also.findings]);
  const versions = [{ version: 1, hash, terms }];
  const known = { ...also.value, terms: versions, outcomes: evaluation.metrics };
  const said = [...remarks, ...also.findings];
  const shown = { evaluation, tippingPoints: tippingPoints(known), currency: terms.currency };
  if (!asked.settle) return answer(shown, said);
  const settlement = settle(known);
  // What both say of attributes is said where the claim stands.
  const isSaid = ({ code, facts }: Finding) =>
    settlement.findings.some(
      (each) => each.code === code && JSON.stringify(each.facts) === JSON.stringify(facts),
    );
  const all = [...said.filter((each) => !isSaid(each)), ...settlement.findings];
  return settlement.ok ? answer({ ...shown, settlement: settlement.value }, all) : refusal(all);
}

/** A period that is misspelt would be a result of nothing, which looks like one. */
function mustHave({ periods = [] }: Terms, period: string, io: Io): void {
  const known = periods.map(({ id }) => id);
  if (known.includes(period)) return;
  const nearest = nearestWord(period, known);
  throw new MisuseError(words(io.language).noSuchPeriod(period, nearest, known));
}

function filesOf({ enrolments, observations }: Registers, io: Io) {
  return {
    enrolments: { file: enrolments, blocks: () => blocksOf(enrolments, io) },
    observations: { file: observations, blocks: () => blocksOf(observations, io) },
  };
}

/** Files as registers write them: read like any delivery, with the same findings. */
async function ofRegisters(
  registers: Registers,
  asked: Omit<Parameters<typeof evaluate>[0], 'enrolments' | 'observations'>,
  io: Io,
): Promise<Answer<Evaluation>> {
  // Loaded here and not above: plain files need nothing of it.
  const { takeRegisters } = await import('./registers.ts');
  const taken = await takeRegisters(registers, io);
  if (!taken.ok) return taken;
  const result = evaluate({ ...asked, ...taken.value });
  const findings = tallied([...taken.findings, ...result.findings]);
  return result.ok ? answer(result.value, findings) : refusal(findings);
}
