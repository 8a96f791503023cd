import * as z from 'zod';
import type { LateFile } from '../../../core/lifecycle/data/late.ts';
import type { VerificationPack } from '../../../core/lifecycle/verdict/pack.ts';
import type { ResultFile } from '../../../core/lifecycle/verdict/result-file.ts';
import type { DisclosedPack } from '../../../core/privacy/disclose-pack.ts';
import type { Disclosed, ForPersonReader } from '../../../core/privacy/disclosed.ts';
import type { DisclosedResult } from '../../../core/privacy/tables/disclosed-result.ts';
import { OfContract, OfPeriod, Reason, Revision } from '../parameters.ts';
import { created, json, name, ok, route } from '../route.ts';
import { PeriodView, PersonView, ResultView } from '../views.ts';

const READERS = 'members of the contract, administrator, auditor';

/** Files that Utfall itself wrote, and whose hash is checked when they are read: their shape is not checked again. */
const Figures = z.custom<ForPersonReader<ResultFile> | Disclosed<DisclosedResult>>(isObject);
const Pack = z.custom<ForPersonReader<VerificationPack> | Disclosed<DisclosedPack>>(isObject);
const LateFigures = z.custom<ForPersonReader<LateFile>>(isObject);

function isObject(value: unknown): boolean {
  return typeof value === 'object';
}

export const outcomeRoutes = {
  listPeriods: route({
    method: 'GET',
    path: '/contracts/{contractId}/periods',
    tag: 'outcomes',
    summary: 'The follow-up periods and every revision of them',
    who: READERS,
    params: OfContract,
    reply: ok(name('Periods', z.object({ periods: z.array(PeriodView) }))),
  }),
  readPeriod: route({
    method: 'GET',
    path: '/contracts/{contractId}/periods/{periodId}',
    tag: 'outcomes',
    summary: 'Where a period stands',
    who: READERS,
    params: OfPeriod,
    query: Revision,
    reply: ok(PeriodView),
    ifMatch: true,
  }),
  readResult: route({
    method: 'GET',
    path: '/contracts/{contractId}/periods/{periodId}/result',
    tag: 'outcomes',
    summary:
      'The computed outcome of a period: aggregates only, and without small cells for those who may not see persons',
    who: READERS,
    params: OfPeriod,
    query: Revision,
    reply: ok(name('ResultWithEvaluation', z.object({ result: ResultView, figures: Figures }))),
  }),
  readPack: route({
    method: 'GET',
    path: '/contracts/{contractId}/periods/{periodId}/pack',
    tag: 'outcomes',
    summary:
      'The verification pack: exactly what the evaluator was shown, and its hash; without small cells for those who may not see persons',
    who: READERS,
    params: OfPeriod,
    query: Revision,
    reply: ok(
      name(
        'Pack',
        z.object({
          hash: z.string(),
          pack: Pack,
          told: z
            .array(z.string())
            .describe('A corrected revision beside the one before it, in words; else empty.'),
        }),
      ),
    ),
  }),
  listLateData: route({
    method: 'GET',
    path: '/contracts/{contractId}/late-data',
    tag: 'outcomes',
    summary:
      'What came too late for periods whose data were frozen: how many persons and rows differ, and what they would change',
    who: 'project owner, evaluator',
    params: OfContract,
    reply: ok(
      name(
        'LateData',
        z.object({
          late: z.array(
            z.object({
              at: z.iso.datetime(),
              by: PersonView,
              file: z.string().describe('The hash that the event names.'),
              withdrawn: z
                .enum(['now', 'since'])
                .optional()
                .describe(
                  'Whether the delivery was taken back: `now` if that is what would change something, `since` if it was delivered late and taken back later; left out where other deliveries say the same still.',
                ),
              figures: LateFigures,
            }),
          ),
        }),
      ),
    ),
  }),
  correct: route({
    method: 'POST',
    path: '/contracts/{contractId}/periods/{periodId}/corrections',
    tag: 'outcomes',
    summary: 'Correct a period: a new revision collects again, the difference is settled',
    who: 'project owner',
    params: OfPeriod,
    body: json(Reason),
    reply: created(PeriodView),
    ifMatch: true,
  }),
  object: route({
    method: 'POST',
    path: '/contracts/{contractId}/periods/{periodId}/objections',
    tag: 'outcomes',
    summary: 'Object to a verified result while the window is open',
    who: 'the roles that the terms let object',
    params: OfPeriod,
    body: json(Reason),
    reply: created(PeriodView),
    ifMatch: true,
  }),
};
