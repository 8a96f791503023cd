import { type Finding, hasErrors } from '../../../core/findings.ts';
import type { Facts } from '../../../core/settlement/facts.ts';
import { factFindings } from '../../../core/settlement/fit/fit.ts';
import { readResults } from '../../../core/settlement/results-file.ts';
import { accessToDo } from '../access.ts';
import { orRefuse } from '../carry-out.ts';
import type { ApiRequest } from '../handler.ts';
import { type LoadedTerms, termsInForce } from '../load.ts';
import { Refused } from '../refused.ts';
import { type Delivery, keep, textOf } from './delivery.ts';
import { collectingPeriod } from './persons.ts';

/** Takes in a period's aggregate figures, or refuses the file whole: then nothing of it is kept. */
export async function importFigures(
  request: ApiRequest<{ contractId: string; periodId: string }>,
  delivery: Delivery,
) {
  const access = await accessToDo(request, request.input.contractId, 'import');
  const about = await collectingPeriod(request);
  const read = orRefuse(readResults(textOf(delivery), delivery.file));
  const loaded = await termsInForce(request.context, access.contract);
  const findings = [...read.findings, ...unfit(loaded, read.value.facts)];
  const { metrics, claims } = read.value.facts;
  const rows = metrics.length + claims.length;
  return keep(request, access, { ...delivery, what: 'figures', about, rows, findings });
}

/** What does not fit the terms. @throws Refused 422 on errors */
function unfit({ item, hash, terms }: LoadedTerms, facts: Facts): readonly Finding[] {
  const inForce = [{ version: item.termsVersion, hash, terms }];
  const findings = factFindings({ terms: inForce, facts, settled: [] });
  if (hasErrors(findings)) throw new Refused(422, findings);
  return findings;
}
