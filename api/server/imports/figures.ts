import { type Finding, hasErrors } from '../../../core/findings.ts';
import { factFindings } from '../../../core/settlement/fit/fit.ts';
import { type ReadResults, readResults } from '../../../core/settlement/results-file.ts';
import { orRefuse } from '../carry-out.ts';
import type { ApiRequest } from '../handler.ts';
import { type LoadedTerms, termsInForce } from '../load.ts';
import { Refused } from '../refused.ts';
import { type Delivery, deliver, textOf } from './delivery.ts';
import { collectingPeriod } from './persons.ts';

/** Takes in a period's aggregate figures, or refuses the file whole: then nothing of it is kept. */
export function importFigures(
  request: ApiRequest<{ contractId: string; periodId: string }>,
  delivery: Delivery,
) {
  return deliver(request, { ...delivery, what: 'figures' }, async ({ contract }) => {
    const period = await collectingPeriod(request);
    const read = orRefuse(readResults(textOf(delivery), delivery.file));
    const loaded = await termsInForce(request.context, contract);
    const { metrics, claims } = read.value.facts;
    const findings = [...read.findings, ...unfit(loaded, read.value)];
    return { period, rows: metrics.length + claims.length, findings };
  });
}

/** What does not fit the terms, and where in the file. @throws Refused 422 on errors */
function unfit({ item, hash, terms }: LoadedTerms, { facts, at }: ReadResults): readonly Finding[] {
  const inForce = [{ version: item.termsVersion, hash, terms }];
  const findings = factFindings({ terms: inForce, facts, settled: [] });
  const placed = findings.map((each) => ({
    ...each,
    at: { ...each.at, ...at(each.at.path ?? '') },
  }));
  if (hasErrors(placed)) throw new Refused(422, placed);
  return placed;
}
