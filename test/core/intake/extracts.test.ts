import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { findingWords } from '../../../core/words/findings.ts';
import { found, observe, text } from './taking.ts';
import { rows, workbook } from './workbooks.ts';

describe('an extract without a mapping', () => {
  it.each([
    ['one of two rows of names', 'Elev;;Frånvaro;', 'person;observation;datum;värde', 2],
    ['a title', 'Utdrag ur Procapita', 'Person;Observation;Date;Value', 2],
  ])(
    'says where its columns are named, and not that each is missing: %s',
    async (_, top, names) => {
      const [finding, ...others] = (await observe(text(top, names, 'p-1;a;2026-01-31;1'))).findings;
      expect(finding).toMatchObject({
        code: 'intake.header-further-down',
        at: { row: 1 },
        facts: { headerRow: 2 },
      });
      expect(others).toEqual([]);
    },
  );

  it('still says which columns are personal, and which are missing where no row names all', async () => {
    const personal = await observe(text('Efternamn;x', 'person;observation;datum', 'p;a;b'));
    expect(found(personal).map(([code]) => code)).toEqual([
      'intake.header-further-down',
      'intake.column-personal',
    ]);
    const missing = await observe(text('Elev;Frånvaro', 'person;datum', 'p-1;2026-01-31'));
    expect(found(missing).map(([code]) => code)).toContain('intake.column-missing');
  });

  it.each([
    ['sv', 'Datumet är inte skrivet som väntat (YYYY-MM-DD); som D/M/YYYY vore det 2026-01-31.'],
    ['en', 'The date is not written as expected (YYYY-MM-DD); as D/M/YYYY it would be 2026-01-31.'],
  ] as const)('is not told of a mapping that it has not: %s', async (language, said) => {
    const file = text('person;observation;datum;värde', 'p-1;a;31/1 2026;1');
    const [finding] = (await observe(file)).findings;
    expect(finding && findingWords(finding, language).what).toBe(said);
  });
});

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

describe('a personal identity number in a comment of a workbook', () => {
  it('is said to be in the comment: in the cell nobody would find it', async () => {
    const sheet = rows(['person', 'observation', 'date', 'value'], ['p-1', 'a', '2026-01-31', 1]);
    const bytes = zipSync({
      ...unzipSync(workbook({ sheets: { Blad1: sheet } })),
      'xl/worksheets/_rels/sheet1.xml.rels': strToU8(
        `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/comments" Target="../comments1.xml"/></Relationships>`,
      ),
      'xl/comments1.xml': strToU8(
        `<comments xmlns="${MAIN}"><authors><author>x</author></authors><commentList><comment ref="A2" authorId="0"><text><t>640823-3234</t></text></comment></commentList></comments>`,
      ),
    });
    const { findings } = await observe(bytes);
    expect(findings.map((each) => findingWords(each, 'sv').what)).toEqual([
      'En kommentar till cellen i kolumn 1 (A) innehåller ett personnummer.',
    ]);
    expect(JSON.stringify(findings)).not.toContain('640823');
  });
});
