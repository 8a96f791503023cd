import type { TermsItem } from '../../../core/lifecycle/items/contract.ts';
import { draftTerms } from '../../../core/lifecycle/phases/amendment.ts';
import type { termsRoutes } from '../../contract/routes/terms.ts';
import { type Access, accessTo, accessToDo } from '../access.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { ApiRequest, Handlers } from '../handler.ts';
import { hashOfBytes } from '../hash-of-bytes.ts';
import { fileOf, find } from '../load.ts';
import { viewFindings } from '../problems.ts';
import { refused } from '../refused.ts';
import { keepText, readGoodTerms, writtenTerms } from '../written-terms.ts';

export const termsHandlers: Handlers<typeof termsRoutes> = {
  listTerms: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { versions: await request.context.store.list('terms', contractId) } };
  },

  readTerms: async (request) => {
    const { context, input } = request;
    const { contractId, termsVersion } = input;
    await accessTo(request, contractId);
    const terms = await find(context, 'terms', contractId, { termsVersion });
    const bytes = await fileOf(context, 'open', contractId, terms.textFile);
    return { value: { terms, text: new TextDecoder().decode(bytes) }, version: terms.version };
  },

  writeTerms: async (request) => {
    const { contractId, body } = request.input;
    const access = await accessToDo(request, contractId, 'write-terms');
    const { phase } = access.contract;
    if (phase !== 'draft') throw refused(409, 'api.not-a-draft', { phase });
    return newVersion(request, access, { text: body.terms, movesPeriods: [] });
  },

  amend: async (request) => {
    const { contractId, body } = request.input;
    const access = await accessToDo(request, contractId, 'write-terms');
    const { phase } = access.contract;
    if (phase === 'draft') throw refused(409, 'amendment.phase', { phase });
    const { terms: text, movesPeriods, effectiveFrom } = body;
    return newVersion(request, access, { text, movesPeriods, effectiveFrom });
  },

  attachDocument: async (request) => {
    const { context, input, person, ifMatch } = request;
    const { contractId, termsVersion, body } = input;
    const { now } = await accessToDo(request, contractId, 'write-terms');
    const terms = await find(context, 'terms', contractId, { termsVersion });
    expectVersion(ifMatch, terms);
    const { state, signedDocument: attached } = terms;
    // What the parties have signed is not exchanged by one of them.
    const isSigned = state === 'in-force' && attached !== undefined;
    if (state === 'replaced' || state === 'rejected' || isSigned) {
      throw refused(409, 'api.terms-over', { state });
    }
    const bytes = new Uint8Array(await body.document.arrayBuffer());
    if (hashOfBytes(bytes) !== body.hash) throw refused(422, 'api.hash-differs', {}, 'hash');

    const file = await context.files.put('open', contractId, bytes);
    const { registryNumber } = body;
    const signedDocument = { file, name: body.document.name, registryNumber };
    const facts = { termsVersion: String(termsVersion), file, registryNumber };
    await carryOut(context, {
      contractId,
      writes: [{ op: 'replace', item: { ...terms, signedDocument } }],
      events: [{ what: 'document-attached', who: person, at: now, facts }],
      outbox: [],
    });
    const after = await find(context, 'terms', contractId, { termsVersion });
    return { value: after, version: after.version };
  },
};

type NewVersion = {
  readonly text: string;
  readonly movesPeriods: readonly string[];
  readonly effectiveFrom?: string;
};

/** Stores other terms as a draft; what they replace was one. @throws Refused 409, 412, 422 */
async function newVersion(
  request: ApiRequest<{ contractId: string }>,
  { contract, now }: Access,
  { text, movesPeriods, effectiveFrom }: NewVersion,
) {
  const { context, person, language, ifMatch } = request;
  const { contractId } = contract;
  expectVersion(ifMatch, contract);
  const { read, remarks } = readGoodTerms(text);
  const { store } = context;
  const [versions, periods, settlements] = await Promise.all([
    store.list('terms', contractId),
    store.list('period', contractId),
    store.list('settlement', contractId),
  ]);
  const written = writtenTerms(read);
  const drafted = { contract, written, versions, periods, settlements, movesPeriods };
  const dated = { effectiveFrom, person, at: now };
  const { value: change } = orRefuse(draftTerms({ ...drafted, ...dated }));
  await keepText(context, contractId, read);
  await carryOut(context, change);
  const terms: TermsItem = await find(context, 'terms', contractId, {
    termsVersion: contract.latestTermsVersion + 1,
  });
  return { value: { terms, findings: viewFindings(remarks, language) }, version: terms.version };
}
