import { describe, expect, it } from 'vitest';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import { dateCell, rows, workbook } from '../../core/intake/workbooks.ts';
import { problemOf } from './problems.ts';
import { BASIS, CONTRACT, useWorlds, type World, withContract, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const periodId = 'follow_up_1';
const ENROLMENTS = 'person,enrolled_on\np-1,2016-09-01\np-2,2016-10-01\n';

/** A contract whose intervention runs, and whose first period collects. */
async function inIntervention(): Promise<World> {
  const world = await withContract(await newWorld());
  const contract = await world.store.read('contract', contractId, {});
  const item: ContractItem = {
    ...(contract as ContractItem),
    phase: 'intervention',
    enrolment: 'open',
    termsVersion: 1,
  };
  await write(world, [
    { op: 'replace', item },
    {
      op: 'create',
      item: {
        kind: 'period',
        contractId,
        periodId,
        revision: 1,
        state: 'collecting',
        from: '2018-01-01',
        to: '2018-12-31',
        dataDue: '2019-01-01',
        purpose: 'payment',
      },
    },
  ]);
  return world;
}

function csv(text: string | Uint8Array<ArrayBuffer>, name = 'data.csv'): File {
  return new File([text], name, { type: 'text/csv' });
}

const enrol = (world: World, text: string, idempotencyKey = 'one', subject = 'petra') =>
  world
    .as(subject)
    .importEnrolments({ contractId, body: { data: csv(text), ...BASIS } }, { idempotencyKey });

const observe = (world: World, text: string, idempotencyKey = 'two') =>
  world
    .as('petra')
    .importObservations(
      { contractId, periodId, body: { data: csv(text, 'o.csv'), ...BASIS } },
      { idempotencyKey },
    );

describe('enrolment', () => {
  it('keeps the file encrypted, and in the table only hash, count and legal basis', async () => {
    const world = await inIntervention();
    const { import: item } = await enrol(world, ENROLMENTS);
    expect(item).toMatchObject({ what: 'enrolments', rows: 2, ...BASIS });
    expect(item.by.subject).toBe('petra');
    const kept = await world.kept();
    expect(kept.contents).not.toMatch(/p-1|p-2/);
    const { events } = await world.as('ines').listEvents({ contractId });
    const said = { what: 'data-imported', facts: { what: 'enrolments', file: item.file } };
    expect(events.at(-1)).toMatchObject(said);
    const { imports } = await world.as('lum').listImports({ contractId });
    expect(imports).toEqual([item]);
  });

  it('tells how many rows it has, which may be one person, only to those who may see persons', async () => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const { imports } = await world.as('ines').listImports({ contractId });
    expect(imports[0]).toMatchObject({ what: 'enrolments', ...BASIS });
    expect(imports[0]).not.toHaveProperty('rows');
    // Who guesses a row of one person would know it again by its hash.
    expect(imports[0]).not.toHaveProperty('content');
    expect(imports[0]).not.toHaveProperty('original');
    const { events } = await world.as('ines').listEvents({ contractId });
    expect(JSON.stringify(events)).not.toContain('rows');
  });

  it('keeps a secret for what will be computed of it, which is told to nobody', async () => {
    const world = await inIntervention();
    const answered = await enrol(world, ENROLMENTS);
    const [item] = await world.store.list('import', contractId);
    expect(item?.blind).toMatch(/^[0-9a-f]{64}$/);
    expect(item?.blind).not.toBe(item?.file);
    const { imports } = await world.as('lum').listImports({ contractId });
    const { events } = await world.as('lum').listEvents({ contractId });
    expect(JSON.stringify([answered, imports, events])).not.toContain(item?.blind);
    // Drawn by chance: whoever knows the call's key and the file cannot make it.
    const other = await inIntervention();
    await enrol(other, ENROLMENTS);
    const [again] = await other.store.list('import', contractId);
    expect(again?.file).toBe(item?.file);
    expect(again?.blind).not.toBe(item?.blind);
  });

  it('by a form is an import of one row', async () => {
    const world = await inIntervention();
    const body = { row: { person: 'p-9', enrolled_on: '2016-09-02' }, ...BASIS };
    const { import: item } = await world.as('petra').enrol({ contractId, body });
    expect(item).toMatchObject({ what: 'enrolments', rows: 1 });
    const file = await world.as('lum').readImportFile({ contractId, importId: item.importId });
    expect(new TextDecoder().decode(file)).toBe('person,enrolled_on\np-9,2016-09-02\n');
  });

  it('repeated under its key is the same, and its key is for nothing else', async () => {
    const world = await inIntervention();
    const first = await enrol(world, ENROLMENTS);
    const before = await world.kept();
    await world.request('ada', '/demo/clock', {
      method: 'POST',
      body: '{"to":"2016-09-01T09:00:00.000Z"}',
      headers: { 'content-type': 'application/json' },
    });
    expect((await enrol(world, ENROLMENTS)).import).toEqual(first.import);
    expect(await world.kept()).toEqual(before);
    const other = await problemOf(enrol(world, 'person,enrolled_on\np-3,2016-09-01\n'));
    expect(other).toMatchObject({ status: 422, findings: [{ code: 'api.idempotency-key-used' }] });
  });

  it('at the same moment under one key happens once', async () => {
    const world = await inIntervention();
    const both = await Promise.all([enrol(world, ENROLMENTS), enrol(world, ENROLMENTS)]);
    expect(both[0].import).toEqual(both[1].import);
    expect(await world.store.list('import', contractId)).toHaveLength(1);
  });

  it('repeated after enrolment has closed is still the same', async () => {
    const world = await inIntervention();
    const first = await enrol(world, ENROLMENTS);
    const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
    await write(world, [{ op: 'replace', item: { ...contract, enrolment: 'closed' } }]);
    expect((await enrol(world, ENROLMENTS)).import).toEqual(first.import);
  });

  it('of the same person by two at once happens once', async () => {
    const world = await inIntervention();
    const both = await Promise.allSettled([
      enrol(world, ENROLMENTS, 'one'),
      enrol(world, `${ENROLMENTS}p-3,2016-10-01\n`, 'two'),
    ]);
    const lost = both.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(await world.store.list('import', contractId)).toHaveLength(1);
  });

  it('needs a key', async () => {
    const world = await inIntervention();
    const body = new FormData();
    const path = `/contracts/${contractId}/enrolments`;
    const response = await world.request('petra', path, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ findings: [{ code: 'api.idempotency-key' }] });
  });

  it.each([
    {
      why: 'somebody already enrolled, on another day, who has not left',
      text: 'person,enrolled_on\np-1,2016-09-02\n',
      code: 'outcomes.episodes-overlap',
    },
    {
      why: 'somebody already enrolled, in another group',
      text: 'person,enrolled_on,cohort\np-1,2016-09-01,second\np-9,2016-09-01,second\n',
      code: 'outcomes.enrolment-changed',
    },
    {
      why: 'somebody twice',
      text: 'person,enrolled_on\np-5,2016-09-01\np-5,2016-09-01\n',
      code: 'intake.person-twice',
    },
    {
      why: 'somebody again who has not left',
      text: 'person,enrolled_on\np-5,2016-09-01\np-5,2016-09-02\n',
      code: 'outcomes.episodes-overlap',
    },
    {
      why: 'a date outside the intervention',
      text: 'person,enrolled_on\np-5,2015-09-01\n',
      code: 'outcomes.enrolment-outside-intervention',
    },
    {
      why: 'an unknown column',
      text: 'person,enrolled_on,shoe\np-5,2016-09-01,42\n',
      code: 'intake.column-unknown',
    },
    {
      why: 'a date that is none',
      text: 'person,enrolled_on\np-5,2016-02-30\n',
      code: 'intake.date-malformed',
    },
  ])('is refused whole for $why, and nothing is kept', async ({ text, code }) => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const before = await world.kept();
    const problem = await problemOf(enrol(world, text, 'another'));
    expect(problem.status).toBe(422);
    expect(problem.findings.map((finding) => finding.code)).toContain(code);
    expect(await world.kept()).toEqual(before);
  });

  it.each(['640823-3234', '19640823-3234', '196408233234', '6408233234', '640883-3231'])(
    'is refused for %s in any cell or name, and nothing is kept or said of it',
    async (personnummer) => {
      const world = await inIntervention();
      const before = await world.kept();
      const cell = await problemOf(
        enrol(world, `person,enrolled_on\n${personnummer},2016-09-01\n`),
      );
      const header = await problemOf(enrol(world, `person,${personnummer}\np-1,2016-09-01\n`));
      const data = csv(ENROLMENTS, `${personnummer}.csv`);
      const body = { data, ...BASIS };
      const name = await problemOf(world.as('petra').importEnrolments({ contractId, body }));
      const form = await problemOf(
        world.as('petra').enrol({
          contractId,
          body: { row: { person: personnummer, enrolled_on: '2016-09-01' }, ...BASIS },
        }),
      );
      for (const problem of [cell, header, name, form]) {
        expect(problem.status).toBe(422);
        expect(problem.findings.some(({ code }) => code.endsWith('personnummer'))).toBe(true);
        expect(JSON.stringify(problem)).not.toContain(personnummer);
      }
      expect(await world.kept()).toEqual(before);
      expect(world.lines.join()).not.toContain(personnummer);
    },
  );

  it('is refused where enrolment is not open, to other roles, and for text whose letters cannot be told', async () => {
    const world = await inIntervention();
    expect(await problemOf(enrol(world, ENROLMENTS, 'k', 'ines'))).toMatchObject({ status: 403 });
    const ofDos = new Uint8Array([0x86, 0x84, 0x94]);
    const body = { data: csv(ofDos), ...BASIS };
    const garbled = await problemOf(world.as('petra').importEnrolments({ contractId, body }));
    expect(garbled.findings).toMatchObject([{ code: 'intake.encoding-unknown' }]);
    const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
    await write(world, [{ op: 'replace', item: { ...contract, enrolment: 'closed' } }]);
    const closed = await problemOf(enrol(world, ENROLMENTS));
    const code = 'import.enrolment-not-open';
    expect(closed).toMatchObject({
      status: 409,
      findings: [
        { code, at: { row: 2 } },
        { code, at: { row: 3 } },
      ],
    });
  });

  it('says on which basis it is, or is refused', async () => {
    const world = await inIntervention();
    const body = new FormData();
    body.set('data', csv(ENROLMENTS));
    body.set('colour', 'red');
    const fields = async () => {
      const response = await world.request('petra', `/contracts/${contractId}/enrolments`, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': 'k' },
      });
      expect(response.status).toBe(422);
      const { findings } = (await response.json()) as { findings: { at: { field: string } }[] };
      return findings.map(({ at }) => at.field).toSorted();
    };
    expect(await fields()).toEqual(['colour']);
    body.delete('colour');
    // The terms say the legal basis and the retention; each metric has a source of its own.
    expect(await fields()).toEqual(['decidedBy', 'purpose', 'source']);
  });
});

describe('observations', () => {
  const header = 'person,observation,date,value\n';

  it('are kept for the revision of the period that collects', async () => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const { import: item } = await observe(world, `${header}p-1,care_cost,2018-05-01,1000\n`);
    expect(item).toMatchObject({ what: 'observations', periodId, revision: 1, rows: 1 });
  });

  it.each([
    {
      why: 'someone not enrolled',
      row: 'p-7,care_cost,2018-05-01,1',
      code: 'outcomes.not-enrolled',
    },
    {
      why: 'a date outside the window',
      row: 'p-1,care_cost,2012-05-01,1',
      code: 'outcomes.date-outside-window',
    },
    {
      why: 'an unknown observation',
      row: 'p-1,care_cots,2018-05-01,1',
      code: 'outcomes.observation-unknown',
    },
    {
      why: 'a number that is none',
      row: 'p-1,care_cost,2018-05-01,many',
      code: 'intake.number-malformed',
    },
  ])('are refused whole for $why, and nothing is kept', async ({ row, code }) => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const before = await world.kept();
    const text = `${header}p-1,care_cost,2018-05-01,1000\n${row}\n`;
    const problem = await problemOf(observe(world, text));
    expect(problem.status).toBe(422);
    expect(problem.findings).toMatchObject([{ code, at: { file: 'o.csv', row: 3 } }]);
    expect(await world.kept()).toEqual(before);
  });

  it('are refused for what an earlier file of the same revision says already', async () => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const text = `${header}p-1,care_cost,2018-05-01,1000\n`;
    await observe(world, text, 'first');
    const more = 'p-1,care_cost,2018-06-01,1\n';
    const problem = await problemOf(observe(world, text + more, 'second'));
    expect(problem.findings).toMatchObject([{ code: 'import.delivered-before' }]);
    const other = `${text.replace('1000', '1001')}${more}`;
    const contradicted = await problemOf(observe(world, other, 'third'));
    expect(contradicted.findings).toMatchObject([{ code: 'outcomes.duplicate-observation' }]);
  });

  it('are refused for a period that does not collect', async () => {
    const world = await inIntervention();
    const period = await world.store.read('period', contractId, { periodId, revision: 1 });
    if (!period) throw new Error('not there');
    await write(world, [{ op: 'replace', item: { ...period, state: 'measured' } }]);
    const problem = await problemOf(observe(world, header));
    expect(problem).toMatchObject({ status: 409, findings: [{ code: 'import.not-collecting' }] });
  });
});

describe('the same data again', () => {
  const header = 'person,observation,date,value\n';

  it('are the same import, under whatever key and in whatever form they come', async () => {
    const world = await inIntervention();
    const { import: first } = await enrol(world, ENROLMENTS, 'one');
    const before = await world.kept();
    const semicolons = `\uFEFF${ENROLMENTS.replaceAll(',', ';').replaceAll('\n', '\r\n')}`;
    for (const [key, text] of [
      ['two', ENROLMENTS],
      ['three', semicolons],
    ] as const) {
      expect((await enrol(world, text, key)).import).toEqual(first);
    }
    expect(await world.kept()).toEqual(before);
    const item = (await observe(world, `${header}p-1,care_cost,2018-05-01,1000\n`, 'a')).import;
    const again = await observe(world, `${header}p-1,care_cost,2018-05-01,1000.00\n`, 'b');
    expect(again.import).toEqual(item);
  });

  it('are another in another order, which enrols nobody twice', async () => {
    const world = await inIntervention();
    await enrol(world, 'person,enrolled_on\np-1,2016-09-01\np-2,2016-10-01\n');
    const turned = 'person,enrolled_on\np-2,2016-10-01\np-1,2016-09-01\n';
    const { findings } = await enrol(world, turned, 'two');
    const [told] = findings.filter(({ severity }) => severity === 'warning');
    expect(told).toMatchObject({ code: 'import.nothing-new', facts: { known: 2, rows: 2 } });
  });

  it('are the same also after enrolment has closed', async () => {
    const world = await inIntervention();
    const { import: first } = await enrol(world, ENROLMENTS, 'one');
    const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
    await write(world, [{ op: 'replace', item: { ...contract, enrolment: 'closed' } }]);
    expect((await enrol(world, ENROLMENTS, 'two')).import).toEqual(first);
  });

  it('on another basis are refused, and it is said which import they are', async () => {
    const world = await inIntervention();
    const { import: first } = await enrol(world, ENROLMENTS, 'one');
    const body = { data: csv(ENROLMENTS), ...BASIS, legalBasis: 'another' };
    const problem = await problemOf(
      world.as('petra').importEnrolments({ contractId, body }, { idempotencyKey: 'two' }),
    );
    expect(problem).toMatchObject({
      status: 422,
      findings: [{ code: 'import.same-on-other-basis', facts: { importId: first.importId } }],
    });
  });
});

describe('a register’s file', () => {
  const MAPPING = `source: Procapita
kind: observations
columns:
  person: { column: Löpnr }
  observation: { fixed: care_cost }
  date: { column: Datum, dates: YYMMDD }
  value: { column: Belopp, unit: tkr, as: kr }
ignore: [Enhet]
`;
  const mapping = () => new File([MAPPING], 'procapita.mapping.yaml');
  const REGISTER = 'Löpnr;Datum;Belopp;Enhet\np-1;180501;1,5;å\np-2;180230;2;ä\n';
  const deliver = (world: World, more: object, key: string, text = REGISTER) => {
    const data = csv(new Uint8Array(Buffer.from(text, 'latin1')), 'utdrag.csv');
    const body = { data, mapping: mapping(), ...more, ...BASIS };
    return world
      .as('petra')
      .importObservations({ contractId, periodId, body }, { idempotencyKey: key });
  };

  it('under the same key by another mapping is another call: it is refused, not answered with what the first said', async () => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const text = REGISTER.replace('180230', '180228');
    const first = await deliver(world, {}, 'k', text);
    expect((await deliver(world, {}, 'k', text)).import).toEqual(first.import);
    const changed = new File([await mapping().text(), '\n# In other units.\n'], 'm.yaml');
    const other = await problemOf(deliver(world, { mapping: changed }, 'k', text));
    expect(other).toMatchObject({ status: 422, findings: [{ code: 'api.idempotency-key-used' }] });
  });

  it('is read by its mapping, and kept in the form that reads again by itself', async () => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const { import: item } = await deliver(world, {}, 'k', REGISTER.replace('180230', '180228'));
    expect(item).toMatchObject({
      rows: 2,
      original: expect.any(String),
      mapping: expect.any(String),
    });
    const { importId } = item;
    const file = await world.as('petra').readImportFile({ contractId, importId });
    expect(new TextDecoder().decode(file)).toBe(
      'person,observation,date,value\np-1,care_cost,2018-05-01,1500\np-2,care_cost,2018-02-28,2000\n',
    );
  });

  it('is refused whole, or its right rows are taken and the others answered to be mended', async () => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const before = await world.kept();
    const problem = await problemOf(deliver(world, {}, 'whole'));
    const wrong = {
      code: 'intake.date-malformed',
      at: { file: 'utdrag.csv', row: 3, field: 'Datum' },
    };
    expect(problem.findings.filter(({ severity }) => severity === 'error')).toMatchObject([wrong]);
    expect(await world.kept()).toEqual(before);
    const partly = await deliver(world, { acceptValid: 'true' }, 'partly');
    expect(partly.import).toMatchObject({ rows: 1, rejected: 1 });
    const { imports } = await world.as('ines').listImports({ contractId });
    expect(imports.some((each) => 'rejected' in each || 'rows' in each)).toBe(false);
    const { rows = 0, file = '' } = partly.rejected ?? {};
    expect(rows).toBe(1);
    expect(file).toContain('p-2;180230;2;ä;');
    const mended = file.replace('180230', '180228');
    const data = new File([mended], 'mended.csv');
    const body = { data, mapping: mapping(), ...BASIS };
    const { import: rest } = await world
      .as('petra')
      .importObservations({ contractId, periodId, body }, { idempotencyKey: 'rest' });
    expect(rest).toMatchObject({ rows: 1 });
  });

  it('comes as a workbook too, and is the same import as the plain text of it', async () => {
    const world = await inIntervention();
    await enrol(world, ENROLMENTS);
    const day = Date.parse('2018-05-01') / 86_400_000 + 25_569;
    const sheet = rows(
      ['person', 'observation', 'datum', 'värde'],
      ['p-1', 'care_cost', dateCell(day), 1000.5],
    );
    const bytes = workbook({ sheets: { Blad1: `<sheetData>${sheet}</sheetData>` } });
    const data = new File([Uint8Array.from(bytes)], 'o.xlsx');
    const { import: item } = await world
      .as('petra')
      .importObservations(
        { contractId, periodId, body: { data, ...BASIS } },
        { idempotencyKey: 'book' },
      );
    expect(item).toMatchObject({ rows: 1 });
    const header = 'person,observation,date,value\n';
    const plain = await observe(world, `${header}p-1,care_cost,2018-05-01,1000.5\n`, 'plain');
    expect(plain.import).toEqual(item);
  });

  it('with a mapping that is wrong is refused, and it is said where', async () => {
    const world = await inIntervention();
    const body = { data: csv(REGISTER), mapping: new File(['kind: x'], 'm.yaml'), ...BASIS };
    const asked = { contractId, periodId, body };
    const problem = await problemOf(
      world.as('petra').importObservations(asked, { idempotencyKey: 'k' }),
    );
    expect(problem.findings.map(({ at }) => at.file)).toContain('m.yaml');
  });
});

describe('person-level files', () => {
  it('are read to check a later delivery, which is a reading too', async () => {
    const world = await inIntervention();
    const { import: item } = await enrol(world, ENROLMENTS);
    await observe(world, 'person,observation,date,value\np-1,care_cost,2018-05-01,1000\n');
    const { events } = await world.as('ada').listEvents({ contractId, chain: 'access-2016-09' });
    const facts = { files: item.file, why: 'check of a delivery' };
    expect(events).toMatchObject([{ what: 'person-data-read', facts }]);
  });

  it('are read by project owner and evaluator only, and every reading is in the access chain', async () => {
    const world = await inIntervention();
    const { import: item } = await enrol(world, ENROLMENTS);
    const asked = { contractId, importId: item.importId };
    for (const subject of ['petra', 'lum']) {
      const file = await world.as(subject).readImportFile(asked);
      expect(new TextDecoder().decode(file)).toBe(ENROLMENTS);
    }
    for (const subject of ['ines', 'ada']) {
      expect(await problemOf(world.as(subject).readImportFile(asked))).toMatchObject({
        status: 403,
      });
    }
    const { events } = await world.as('ada').listEvents({ contractId, chain: 'access-2016-09' });
    expect(events).toMatchObject([
      { what: 'person-data-read', who: { subject: 'petra' }, facts: { files: item.file } },
      { what: 'person-data-read', who: { subject: 'lum' }, facts: { files: item.file } },
    ]);
    const open = await problemOf(world.as('ines').readFile({ contractId, hash: item.file }));
    expect(open.status).toBe(404);
  });

  it('cannot be read after erasure, which the person is told', async () => {
    const world = await inIntervention();
    const { import: item } = await enrol(world, ENROLMENTS);
    await world.files.erasePersons(contractId);
    const asked = { contractId, importId: item.importId };
    const problem = await problemOf(world.as('petra').readImportFile(asked));
    expect(problem).toMatchObject({ status: 410, findings: [{ code: 'api.erased' }] });
  });
});
