import type { personRoutes } from '../../contract/routes/persons.ts';
import { accessTo, accessToDo } from '../access.ts';
import type { Handlers } from '../handler.ts';
import { zoneOf } from '../imports/delivery.ts';
import { importFigures } from '../imports/figures.ts';
import { importEnrolments, importObservations } from '../imports/persons.ts';
import { tableOfRow } from '../imports/row.ts';
import { fileOf, find } from '../load.ts';

export const personHandlers: Handlers<typeof personRoutes> = {
  importEnrolments: async (request) => {
    const { data, ...basis } = request.input.body;
    const bytes = new Uint8Array(await data.arrayBuffer());
    return importEnrolments(request, { bytes, file: data.name, basis });
  },

  enrol: async (request) => {
    const { row, ...basis } = request.input.body;
    const bytes = new TextEncoder().encode(tableOfRow(row));
    return importEnrolments(request, { bytes, file: 'row', basis });
  },

  importObservations: async (request) => {
    const { data, ...basis } = request.input.body;
    const bytes = new Uint8Array(await data.arrayBuffer());
    return importObservations(request, { bytes, file: data.name, basis });
  },

  importFigures: async (request) => {
    const { data, ...basis } = request.input.body;
    const bytes = new Uint8Array(await data.arrayBuffer());
    return importFigures(request, { bytes, file: data.name, basis });
  },

  listImports: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { imports: await request.context.store.list('import', contractId) } };
  },

  readImportFile: async (request) => {
    const { context, input, person: who } = request;
    const { contractId, importId } = input;
    const { now } = await accessToDo(request, contractId, 'read-persons');
    const { what, file } = await find(context, 'import', contractId, { importId });
    const bytes = await fileOf(context, zoneOf(what), contractId, file);
    // Logged before it is handed out: a reading that cannot be logged does not happen.
    const facts = { import: importId, what, file };
    const chain = `access-${now.slice(0, 7)}`;
    await context.store.commit({
      contractId,
      writes: [],
      events: [{ what: 'person-data-read', who, at: now, facts, chain }],
      outbox: [],
    });
    return { value: bytes };
  },
};
