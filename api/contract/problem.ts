import * as z from 'zod';
import { name } from './route.ts';

/** A finding with its sentences in the language that was asked for. */
export const FindingView = name(
  'Finding',
  z.object({
    code: z.string().describe('Such as `api.already-decided`; permanent.'),
    severity: z.enum(['error', 'warning', 'note']),
    at: z
      .object({
        path: z.string(),
        file: z.string(),
        line: z.int(),
        column: z.int(),
        row: z.int(),
        field: z.string(),
      })
      .partial(),
    clause: z.string().optional(),
    facts: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]),
    ),
    what: z.string().describe('What is wrong.'),
    mend: z.string().describe('How to mend it.'),
  }),
);
export type FindingView = z.infer<typeof FindingView>;

/** Why something was refused: problem details (RFC 9457) with all findings. */
export const Problem = name(
  'Problem',
  z.object({
    type: z.string().describe('`urn:utfall:problem:` and the code of the first finding.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    findings: z.array(FindingView),
    current: z
      .unknown()
      .optional()
      .describe('Where another writer was first: the item as it is now.'),
  }),
);
export type Problem = z.infer<typeof Problem>;
