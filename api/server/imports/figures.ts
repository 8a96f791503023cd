import { type Finding, hasErrors } from '../../../core/findings.ts';
import { factFindings } from '../../../core/settlement/fit/fit.ts';
import { type ReadResults, readResults } from '../../../core/settlement/results-file.ts';
import { orRefuse } from '../carry-out.ts';
import type { ApiRequest } from '../handler.ts';
import { type LoadedTerms, termsInForce } from '../load.ts';
import { finding, Refused } from '../refused.ts';
import { type Delivery, deliver, textOf } from './delivery.ts';
import { collectingPeriod } from './persons.ts';

/** Takes in a period's aggregate figures, or refuses the file whole: then nothing of it is kept. */
export function importFigures(
  request: ApiRequest<{ contractId: string; periodId: string }>,
  delivery: Delivery,
) {
  return deliver(
    request,
    { ...delivery, what: 'figures' },
    {
      read: async () => {
        const { periodId } = await collectingPeriod(request);
        const { value: results, findings } = orRefuse(readResults(textOf(delivery), delivery.file));
        const { metrics, claims } = results.facts;
        const foreign = notFiguresOf(periodId, results);
        if (foreign.length > 0) throw new Refused(422, foreign);
        return { results, findings, rows: metrics.length + claims.length, kept: delivery.bytes };
      },
      check: async ({ contract }, { results }) => {
        const period = await collectingPeriod(request);
        const loaded = await termsInForce(request.context, contract);
        return { period, findings: unfit(loaded, results) };
      },
    },
  );
}

/**
 * What a file of figures may not hold: it is read by everybody, it is verified for one period, and what people
 * state or decide is stated elsewhere, by whoever may.
 */
function notFiguresOf(periodId: string, { facts, settled, final }: ReadResults): Finding[] {
  const { metrics, claims, amounts, capital, events } = facts;
  const placed = [...metrics, ...claims, ...amounts];
  const stated = [capital, events, settled, final ? [final] : []];
  return [
    ...(claims.some(({ person }) => person !== undefined) ? ['import.persons-in-figures'] : []),
    ...(placed.some(({ period = periodId }) => period !== periodId) ? ['import.other-period'] : []),
    ...(stated.some(({ length }) => length > 0) ? ['import.not-figures'] : []),
    ...(DIGITS_TOO_MANY.test(JSON.stringify(placed)) ? ['import.too-many-digits'] : []),
  ].map((code) => finding(code, { periodId }, 'data'));
}

/** Beyond what a cell of a table file may have: sums would no longer be exact. */
const DIGITS_TOO_MANY = /"-?\d{16}/;

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
