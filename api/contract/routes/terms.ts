import * as z from 'zod';
import { PlainDate } from '../../../core/lifecycle/items/common.ts';
import { HASH } from '../../../core/lifecycle/items/constants.ts';
import { OfContract, OfTerms, ShortText } from '../parameters.ts';
import { FindingView } from '../problem.ts';
import { created, form, json, name, ok, route } from '../route.ts';
import { TermsView } from '../views.ts';
import { TermsText } from './contracts.ts';

const WrittenTerms = name(
  'WrittenTerms',
  z.object({
    terms: TermsView,
    findings: z.array(FindingView).describe('Warnings and notes about the terms.'),
  }),
);

export const termsRoutes = {
  listTerms: route({
    method: 'GET',
    path: '/contracts/{contractId}/terms',
    tag: 'terms',
    summary: 'Every version of the terms, with its hash and signatures',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(name('TermsVersions', z.object({ versions: z.array(TermsView) }))),
  }),
  readTerms: route({
    method: 'GET',
    path: '/contracts/{contractId}/terms/{termsVersion}',
    tag: 'terms',
    summary: 'A version of the terms, with its text',
    who: 'members of the contract, administrator, auditor',
    params: OfTerms,
    reply: ok(name('TermsWithText', z.object({ terms: TermsView, text: z.string() }))),
    ifMatch: true,
  }),
  writeTerms: route({
    method: 'POST',
    path: '/contracts/{contractId}/terms',
    tag: 'terms',
    summary: 'Write other terms for a contract that is still a draft, as a new version',
    who: 'project owner',
    params: OfContract,
    body: json(name('TermsDraft', z.strictObject({ terms: TermsText }))),
    reply: created(WrittenTerms),
    ifMatch: true,
  }),
  attachDocument: route({
    method: 'PUT',
    path: '/contracts/{contractId}/terms/{termsVersion}/document',
    tag: 'terms',
    summary: 'Attach the signed document, with its registry number and hash',
    who: 'project owner',
    params: OfTerms,
    body: form(
      z.strictObject({
        document: z.file().describe('The signed document, such as a PDF.'),
        registryNumber: ShortText.describe('Diarienummer.'),
        hash: z
          .string()
          .regex(HASH)
          .describe('SHA-256 of the file, so that a damaged file is noticed.'),
      }),
    ),
    reply: ok(TermsView),
    ifMatch: true,
  }),
  amend: route({
    method: 'POST',
    path: '/contracts/{contractId}/amendments',
    tag: 'terms',
    summary: 'Amend the terms: a new version, as a draft that a transition puts before the parties',
    who: 'project owner',
    params: OfContract,
    body: json(
      name(
        'Amendment',
        z.strictObject({
          terms: TermsText,
          effectiveFrom: PlainDate,
          movesPeriods: z
            .array(ShortText)
            .max(50)
            .default([])
            .describe(
              'Open periods that are to follow the new terms; approvals of them become void.',
            ),
        }),
      ),
    ),
    reply: created(WrittenTerms),
    ifMatch: true,
  }),
};
