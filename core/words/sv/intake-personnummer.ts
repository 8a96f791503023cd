import type { FindingFacts } from '../../findings.ts';
import type { FindingCatalogue } from '../language.ts';

/** Where in the workbook, if it has several sheets: a number in a sheet's name is not repeated. */
function sheetSv({ sheet, sheetNumber, hidden }: FindingFacts): string | undefined {
  if (sheet === undefined && sheetNumber === undefined) return undefined;
  const name = sheet === undefined ? `Blad nummer ${sheetNumber}` : `Bladet ”${sheet}”`;
  return hidden === true ? `${name}, som är dolt i Excel,` : name;
}

function mendSv({ sheet, hidden, comment }: FindingFacts): string {
  if (hidden === true)
    return 'Visa bladet (högerklicka på en bladflik och välj Ta fram) och ta bort det, eller spara det blad som ska lämnas in för sig. Ska just det här bladet lämnas in, ersätt personnumren med pseudonymer: utfall pseudonymise.';
  if (comment === true) return 'Ta bort kommentaren i Excel.';
  const instead = sheet === undefined ? '' : ', eller ta bort bladet om det inte ska lämnas in';
  return `Ersätt personnumren med pseudonymer, vars nyckel stannar hos er: utfall pseudonymise${instead}.`;
}

/** Where personal identity numbers were found, in Swedish. None of them repeats one. */
export const intakePersonnummerFindings: FindingCatalogue = {
  'intake.personnummer': (facts) => {
    const { column, letters, comment } = facts;
    const sheet = sheetSv(facts);
    const where = `kolumn ${column} (${letters})`;
    const inCell =
      sheet === undefined
        ? `Kolumn ${column} (${letters}) innehåller ett personnummer.`
        : `${sheet} innehåller ett personnummer i ${where}.`;
    const inComment =
      sheet === undefined
        ? `En kommentar till cellen i ${where} innehåller ett personnummer.`
        : `${sheet} har en kommentar till cellen i ${where} som innehåller ett personnummer.`;
    const what = comment === true ? inComment : inCell;
    return { what, mend: `${mendSv(facts)} Inget av filen har sparats.` };
  },
  'intake.personnummer-zero-lost': ({ column, letters, count, of }) => ({
    what: `Kolumn ${column} (${letters}) innehåller personnummer som har förlorat sina nollor: ${count} av ${of} olika celler är sådana när nollan sätts tillbaka.`,
    mend: 'Ersätt dem med pseudonymer: utfall pseudonymise --mend. Inget av filen har sparats.',
  }),
  'intake.personnummer-in-sheet-name': (facts) => ({
    what: `${sheetSv(facts) ?? 'Bladet'} har ett personnummer i sitt namn.`,
    mend: 'Byt namn på bladet. Inget av filen har sparats.',
  }),
  'intake.personnummer-in-file-name': () => ({
    what: 'Filens namn innehåller ett personnummer.',
    mend: 'Byt namn på filen. Inget av den har sparats.',
  }),
  'intake.personnummer-in-parts': ({ date, last }) => ({
    what: `Kolumnerna ”${date}” och ”${last}” ger tillsammans personnummer: födelsedatumet och de fyra sista siffrorna.`,
    mend: 'Ta bort de fyra sista siffrorna, eller ersätt hela nummer med pseudonymer: utfall pseudonymise. Inget av filen har sparats.',
  }),
  'intake.personnummer-perhaps-in-parts': ({ date, last }) => ({
    what: `Kolumnerna ”${date}” och ”${last}” passar ihop som födelsedatumet och de fyra sista siffrorna i ett personnummer.`,
    mend: 'Är de det, ta bort de fyra sista siffrorna. Är de en kod för något annat, låt dem stå.',
  }),
  'intake.cells-named': ({ count }) => ({
    what: `${count === 1 ? 'Ett värde' : `${count} värden`} i kolumnen kan vara någons namn.`,
    mend: 'Är det så, skriv en kort kod i stället: namn lämnas aldrig in. Är det en skolas eller en orts namn, låt det stå.',
  }),
  'intake.ids-named': ({ count }) => ({
    what: `${count === 1 ? 'En av koderna' : `${count} av koderna`} ser ut som någons namn.`,
    mend: 'Använd koder som inte avslöjar vem någon är, till exempel p-0017. Påhittade namn tas lätt för riktiga, och förväxlas med varandra.',
  }),
  'intake.person-is-name': () => ({
    what: 'Det här är någons namn, och ingen pseudonym.',
    mend: 'Använd en kod som inte avslöjar vem personen är, till exempel p-0017.',
  }),
};
