import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { personRoutes, TableForm } from '../../contract/routes/persons.ts';
import { accessTo, accessToDo } from '../access.ts';
import type { Handlers } from '../handler.ts';
import { importFigures } from '../imports/figures.ts';
import { importEnrolments, importObservations, type PersonDelivery } from '../imports/persons.ts';
import { readPersonFiles } from '../imports/readings.ts';
import { tableOfRow } from '../imports/row.ts';
import { withdraw } from '../imports/withdrawal.ts';
import { fileOf, find } from '../load.ts';
import { refused } from '../refused.ts';
import { personRight } from '../shown.ts';

export const personHandlers: Handlers<typeof personRoutes> = {
  importEnrolments: async (request) => {
    return importEnrolments(request, await delivered(request.input.body));
  },

  enrol: async (request) => {
    const { row, ...basis } = request.input.body;
    const bytes = new TextEncoder().encode(tableOfRow(row));
    const reading = { mend: false, acceptValid: false };
    return importEnrolments(request, { bytes, file: 'row', basis, reading });
  },

  importObservations: async (request) => {
    return importObservations(request, await delivered(request.input.body));
  },

  importFigures: async (request) => {
    const { data, ...basis } = request.input.body;
    const bytes = new Uint8Array(await data.arrayBuffer());
    return importFigures(request, { bytes, file: data.name, basis });
  },

  listImports: async (request) => {
    const { contractId } = request.input;
    const access = await accessTo(request, contractId);
    const imports = await request.context.store.list('import', contractId);
    if (personRight(request, access)) return { value: { imports } };
    return { value: { imports: imports.map(withoutPersons) } };
  },

  withdrawImport: withdraw,

  readImportFile: async (request) => {
    const { context, input, person: who } = request;
    const { contractId, importId } = input;
    const { contract, now } = await accessToDo(request, contractId, 'read-persons');
    const { what, file } = await find(context, 'import', contractId, { importId });
    if (what === 'figures') return { value: await fileOf(context, 'full', contractId, file) };
    // Also where the erased contract has come from another installation, and no key of it was ever here.
    if (contract.erasure?.state === 'done') throw refused(410, 'api.erased');
    const reading = { contractId, files: [file], who, why: `download of ${importId}`, at: now };
    const [bytes] = await readPersonFiles(context, reading);
    if (!bytes) throw refused(404, 'api.not-found');
    return { value: bytes };
  },
};

/** An import of one row is one person, and who guesses the row would know it again by its hash. */
function withoutPersons({
  rows: _,
  rejected: __,
  content: ___,
  original: ____,
  ...shown
}: ImportItem) {
  return shown;
}

/** The file of a form, and how it is to be read. */
async function delivered(body: TableForm): Promise<PersonDelivery> {
  const { data, mapping, mend, acceptValid, ...basis } = body;
  const read = mapping && { text: await mapping.text(), file: mapping.name };
  return {
    bytes: new Uint8Array(await data.arrayBuffer()),
    file: data.name,
    basis,
    reading: { mapping: read, mend: mend === 'true', acceptValid: acceptValid === 'true' },
  };
}
