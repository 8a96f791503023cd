import type { Answer, Finding } from '../../core/findings.ts';
import { splitEvaluation } from '../../core/lifecycle/verdict/result-file.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { evaluationText } from '../print/evaluation.ts';
import { findingsText } from '../print/findings.ts';
import { reportFindings } from '../print/report.ts';
import { settlementText } from '../print/settlement.ts';
import { tippingText } from '../print/tipping.ts';
import { words } from '../words/words.ts';
import type { Asked, Evaluated } from './evaluated.ts';

/** Writes what was evaluated, or what is wrong. */
export function report(result: Answer<Evaluated>, asked: Asked, io: Io): ExitCode {
  if (!result.ok) return refused(result.findings, asked, io);
  if (io.json) {
    io.out(JSON.stringify(asJson(result.value), null, 2));
    return EXIT.fine;
  }
  const { evaluation, settlement, tippingPoints, currency } = result.value;
  io.out(evaluationText(evaluation, io.language));
  const tipping = tippingText(tippingPoints, currency, io.language);
  if (tipping !== '') io.out(`\n${tipping}`);
  if (settlement) io.out(`\n${settlementText(settlement, [], io.language)}`);
  if (result.findings.length > 0) io.out(`\n${findingsText(result.findings, io.language)}`);
  return EXIT.fine;
}

/** Tells what is wrong, and the way on where rows of the observations do not fit the terms. */
function refused(findings: readonly Finding[], { terms, registers }: Asked, io: Io): ExitCode {
  const code = reportFindings(findings, io);
  const { enrolments, observations, mappings, mend } = registers;
  const isUnfit = ({ code, severity, at }: Finding) =>
    severity === 'error' && code.startsWith('outcomes.') && at.file === observations;
  if (io.json || !findings.some(isUnfit)) return code;
  const { putAside, mappingOf } = words(io.language).unfit;
  const command = [
    `utfall intake ${observations} --kind observations`,
    ...(mappings.length > 0 ? [`--mapping ${mappingOf}`] : []),
    ...(mend ? ['--mend'] : []),
    `--terms ${terms} --enrolments ${enrolments}`,
    '--out kept.csv --accept-valid rejected.csv',
  ];
  io.out(putAside(command.join(' ')));
  return code;
}

/** With a settlement, claims are told in numbers and not one by one. */
function asJson({ evaluation, tippingPoints, settlement }: Evaluated) {
  if (!settlement) return { ...evaluation, tippingPoints };
  return { evaluation: splitEvaluation(evaluation).aggregate, tippingPoints, settlement };
}
