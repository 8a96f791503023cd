import * as z from 'zod';
import { OfContract, OfImport, OfPeriod, Reason, ShortText, Text } from '../parameters.ts';
import { FindingView } from '../problem.ts';
import { bytes, created, form, json, name, ok, route } from '../route.ts';
import { ImportView } from '../views.ts';

/** Why the data may be here at all: recorded with every import. What is left out is as the terms say. */
const basis = {
  legalBasis: Text.optional().describe(
    'Such as "GDPR 6.1 e, Socialtjänstlagen"; left out: as the terms’ retention says.',
  ),
  source: Text.optional().describe(
    'Where the data come from; left out: the source of the metrics, where they have one.',
  ),
  purpose: Text.optional().describe('What they are for.'),
  decidedBy: ShortText.optional().describe('Who decided that they may be used.'),
  retention: Text.optional().describe('How long they are kept; left out: as the terms say.'),
};

const Choice = z.enum(['true', 'false']);

const TableForm = z.strictObject({
  data: z.file().describe('A table file: CSV or XLSX, pseudonyms only.'),
  mapping: z
    .file()
    .optional()
    .describe('How files of the source are read (YAML); left out: the columns have our names.'),
  mend: Choice.optional().describe('Whether what is certainly meant is read: 20260131 as a date.'),
  acceptValid: Choice.optional().describe(
    'Whether the rows that are right are taken in, and the others answered as a file to be mended.',
  ),
  ...basis,
});
export type TableForm = z.infer<typeof TableForm>;

const Imported = name(
  'Imported',
  z.object({
    import: ImportView,
    findings: z.array(FindingView).describe('Warnings and notes about the data.'),
    rejected: z
      .object({
        rows: z.int().positive(),
        file: z.string().describe('Their rows as CSV, with a column that says why.'),
      })
      .optional()
      .describe('What was not taken in, where only the right rows were asked for.'),
  }),
);

const Withdrawn = name(
  'Withdrawn',
  z.object({
    import: ImportView,
    findings: z
      .array(FindingView)
      .describe('What would change in periods whose data are frozen; nothing is changed in them.'),
  }),
);

export const personRoutes = {
  importEnrolments: route({
    method: 'POST',
    path: '/contracts/{contractId}/enrolments',
    tag: 'persons',
    summary: 'Enrol participants from a table file',
    who: 'project owner',
    params: OfContract,
    body: form(TableForm),
    reply: created(Imported),
    idempotencyKey: 'required',
  }),
  enrol: route({
    method: 'POST',
    path: '/contracts/{contractId}/enrolments/form',
    tag: 'persons',
    summary: 'Enrol one participant: an import of one row',
    who: 'project owner',
    params: OfContract,
    body: json(
      name(
        'Enrolment',
        z.strictObject({
          row: z
            .record(ShortText, z.string().max(200))
            .describe('The columns of the table file and this participant’s values.'),
          ...basis,
        }),
      ),
    ),
    reply: created(Imported),
    idempotencyKey: 'required',
  }),
  importObservations: route({
    method: 'POST',
    path: '/contracts/{contractId}/periods/{periodId}/observations',
    tag: 'persons',
    summary: 'Deliver observations for a period from a table file',
    who: 'project owner',
    params: OfPeriod,
    body: form(TableForm),
    reply: created(Imported),
    idempotencyKey: 'required',
  }),
  importFigures: route({
    method: 'POST',
    path: '/contracts/{contractId}/periods/{periodId}/figures',
    tag: 'persons',
    summary: 'Deliver aggregate figures for a period',
    who: 'project owner',
    params: OfPeriod,
    body: form(
      z.strictObject({ data: z.file().describe('A results file: aggregates only.'), ...basis }),
    ),
    reply: created(Imported),
    idempotencyKey: 'required',
  }),
  listImports: route({
    method: 'GET',
    path: '/contracts/{contractId}/imports',
    tag: 'persons',
    summary: 'What was delivered, by whom and on which legal basis; no person-level data',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(name('Imports', z.object({ imports: z.array(ImportView) }))),
  }),
  withdrawImport: route({
    method: 'POST',
    path: '/contracts/{contractId}/imports/{importId}/withdrawal',
    tag: 'persons',
    summary: 'Take a delivery back: it stays on record, and nothing is computed from it any more',
    who: 'project owner',
    params: OfImport,
    body: json(Reason),
    reply: ok(Withdrawn),
    idempotencyKey: 'honoured',
    ifMatch: true,
  }),
  readImportFile: route({
    method: 'GET',
    path: '/contracts/{contractId}/imports/{importId}/file',
    tag: 'persons',
    summary: 'The delivered file. Person-level data: every reading is logged',
    who: 'project owner, evaluator',
    params: OfImport,
    reply: bytes(
      'The file as it is kept: as it was delivered, or as CSV where it came in another form.',
    ),
  }),
};
