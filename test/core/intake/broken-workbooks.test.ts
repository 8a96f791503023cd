import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../core/intake/mapping/propose.ts';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { rows, workbook } from './workbooks.ts';

const HEADER = ['person', 'observation', 'date', 'value'];
const text = (cell: string, place = '') =>
  `<c${place === '' ? '' : ` r="${place}"`} t="inlineStr"><is><t>${cell}</t></is></c>`;
const take = (bytes: Uint8Array) => takeIn({ bytes, file: 'f.xls' }, OBSERVATIONS);
const found = async (bytes: Uint8Array) =>
  (await take(bytes)).findings.map(({ code, at, facts }) => [code, at.row, facts['form']]);

const row = (attributes: string, person: string, place = '') =>
  `<row${attributes}>${text(person, place)}${text('work')}${text('2026-01-31')}<c><v>1</v></c></row>`;
const sheet = (...lines: string[]) => {
  const header = `<row>${HEADER.map((cell) => text(cell)).join('')}</row>`;
  return workbook({ sheets: { Blad1: `<sheetData>${header}${lines.join('')}</sheetData>` } });
};

describe('a workbook in which a row stands twice', () => {
  it.each([
    ['by its number', [row(' r="2"', 'p-1'), row(' r="2"', 'p-2')]],
    ['counted and by its number', [row('', 'p-1'), row(' spans="1:4" r="2"', 'p-2')]],
    ['in a cell that stands twice', [row(' r="2"', 'p-1', 'A2').replace('<c t', '<c r="A2" t')]],
    ['in a cell of another row', [row(' r="2"', 'p-1', 'A2'), row(' r="3"', 'p-2', 'A2')]],
  ])('is refused, because one of them would be lost: %s', async (_, lines) => {
    const [first] = await found(sheet(...lines));
    expect(first?.[0]).toBe('intake.workbook-row-twice');
    expect([2, 3]).toContain(first?.[1]);
  });

  it('is none where rows are numbered once, in any order, or not at all', async () => {
    expect(await found(sheet(row('', 'p-1'), row('', 'p-2')))).toEqual([]);
    expect(await found(sheet(row(' r="3"', 'p-1', 'A3'), row(" r='2'", 'p-2', 'A2')))).toEqual([]);
  });
});

describe('a workbook that counts its days from 1904', () => {
  it.each([
    [true, 44591, '2026-01-31'],
    [false, 46053, '2026-01-31'],
  ])('has its unformatted days told as they are (%s)', async (date1904, serial, would) => {
    const lines = rows(HEADER, ['p-1', 'work', serial, 1]);
    const taken = await take(workbook({ sheets: { Blad1: lines }, date1904 }));
    expect(taken.findings).toMatchObject([
      {
        code: 'intake.date-serial',
        facts: { form: date1904 ? 'excel-1904' : 'excel-1900', would },
      },
    ]);
  });
});

describe('running numbers of days in a workbook, under a mapping', () => {
  const bytesOf = (date1904: boolean) => {
    const lines = [44591, 44592, 44593].map((serial) => ['p-1', 'work', serial, 1]);
    return workbook({ sheets: { Blad1: rows(HEADER, ...lines) }, date1904 });
  };
  const mapped = (dates: 'excel-1900' | 'excel-1904'): Mapping => ({
    ...{ source: 's', kind: 'observations' },
    columns: {
      ...{ person: { column: 'person' }, observation: { column: 'observation' } },
      ...{ date: { column: 'date', dates }, value: { column: 'value' } },
    },
  });

  it.each([
    [true, 'excel-1904', 'excel-1900', '2026-01-31'],
    [false, 'excel-1900', 'excel-1904', '2022-01-30'],
  ] as const)('are counted as the workbook says or refused (from 1904: %s)', async (...each) => {
    const [date1904, own, other, first] = each;
    const file = { bytes: bytesOf(date1904), file: 'f.xlsx' };
    const right = await takeIn(file, OBSERVATIONS, { mapping: mapped(own) });
    expect(right).toMatchObject({ ok: true, value: { values: [{ date: first }, {}, {}] } });
    const wrong = await takeIn(file, OBSERVATIONS, { mapping: mapped(other) });
    const facts = { name: 'date', stated: other, serials: own };
    expect(wrong).toMatchObject({ ok: false, findings: [{ code: 'intake.serials-other', facts }] });
    const proposed = await proposeMapping(file, 'observations');
    const fields = proposed.ok ? proposed.value.fields : [];
    expect(fields.find(({ field }) => field === 'date')?.column?.dates).toBe(own);
  });
});

describe('a file that Excel opens and that is neither a workbook nor CSV', () => {
  const TABLE = '<table><tr><td>person</td></tr></table>';
  const XML_2003 =
    '<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>';
  it.each([
    ['html', `\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel">${TABLE}</html>`],
    ['html', `<!DOCTYPE html>${TABLE}`],
    ['html', TABLE],
    ['html', `<?xml version="1.0"?><html>${TABLE}</html>`],
    ['html', 'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'],
    ['excel-xml', XML_2003],
    ['xml', '<?xml version="1.0"?><rows><row/></rows>'],
  ])('is called what it is: %s', async (form, content) => {
    const expected = [['intake.file-other-form', undefined, form]];
    expect(await found(Buffer.from(content))).toEqual(expected);
    expect(await found(Buffer.from(`\uFEFF${content}`))).toEqual(expected);
    expect(await found(Buffer.from(`\uFEFF${content}`, 'utf16le'))).toEqual(expected);
  });

  it('is said in words, with what to do', async () => {
    const [finding] = (await take(Buffer.from(XML_2003))).findings;
    if (!finding) throw new Error('it is refused');
    expect(findingWords(finding, 'sv').what).toContain('ett XML-kalkylark från Excel 2003');
    expect(findingWords(finding, 'en').mend).toContain('.xlsx');
  });

  it('is no CSV whose first header only looks so', async () => {
    const csv = 'person;observation;date;value\n<b>;work;2026-01-31;1\n';
    expect(await found(Buffer.from(csv))).not.toContainEqual(
      expect.arrayContaining(['intake.file-other-form']),
    );
  });
});
