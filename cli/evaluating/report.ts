import type { Answer } from '../../core/findings.ts';
import { splitEvaluation } from '../../core/lifecycle/result-file.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { evaluationText } from '../print/evaluation.ts';
import { findingsText } from '../print/findings.ts';
import { reportFindings } from '../print/report.ts';
import { settlementText } from '../print/settlement.ts';
import { tippingText } from '../print/tipping.ts';
import type { Evaluated } from './evaluated.ts';

/** Writes what was evaluated, or what is wrong. */
export function report(result: Answer<Evaluated>, io: Io): ExitCode {
  if (!result.ok) return reportFindings(result.findings, io);
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

/** With a settlement, claims are told in numbers and not one by one. */
function asJson({ evaluation, tippingPoints, settlement }: Evaluated) {
  if (!settlement) return { ...evaluation, tippingPoints };
  return { evaluation: splitEvaluation(evaluation).aggregate, tippingPoints, settlement };
}
