import type { Language } from '../../core/words/language.ts';

const rows = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

const en = {
  pseudonymise: 'replaces personal identity numbers by pseudonyms, before a file leaves the house',
  relink: 'puts the numbers back in place of pseudonyms, with the key and the original file',
  file: 'the file with the numbers (CSV or XLSX)',
  result: 'the file with the pseudonyms (CSV or XLSX)',
  key: 'the file with your key; keep it where nobody else can read it, and a copy of it',
  newKey: 'make the key file first: once for each contract, and never again',
  column: 'the header of a column with numbers; may be given several times',
  personColumn: 'the header of the column with pseudonyms; left out: person',
  original: 'the file from which the pseudonyms were made',
  out: 'the file to write',
  headerRow: 'the row of the header; left out: the first',
  sheet: 'the sheet of a workbook; left out: it has only one',
  asOf: 'when the file was made, for numbers without a century (otherwise today)',
  otherIds: 'replace also what is no such number, as it is written: reserve numbers',
  mend: 'put back zeros that Excel took away',
  acceptValid: 'replace what is right, and write the other rows into this file (with the numbers)',
  force: 'overwrite the files',
  noKey: (file: string) =>
    `There is no key in ${file}. If this is the first file of the contract, make one with --new-key; if not, find the one that was used, or the same person gets another pseudonym.`,
  keyOpen: (file: string) =>
    `Others than you may read the key in ${file}. Take their rights away (chmod 600 ${file}); if others can have read it, make a new key and replace the numbers again.`,
  keyBroken: (file: string) => `${file} is no key of Utfall's, or it is damaged.`,
  keyNotMade: (file: string, code: string) =>
    code === 'EEXIST'
      ? `${file} is there already, and no key is ever overwritten. Leave out --new-key to use it.`
      : `Cannot make the key ${file} (${code}).`,
  keyMade: (file: string) =>
    `Made the key ${file}. Keep a copy in a safe place: without it the same persons cannot be recognised again.`,
  notADate: (written: string) => `"${written}" is no date. Write it as 2026-01-31.`,
  notARow: (written: string) => `"${written}" is no row. Write a number from 1.`,
  replaced: (count: number, file: string, columnsLeft: number) =>
    `Replaced the numbers in ${rows(count)}: ${file}. ${columnsLeft > 0 ? `It cannot be delivered yet: take away the ${columnsLeft === 1 ? 'column' : `${columnsLeft} columns`} named above first.` : 'It can be delivered; the file with the numbers stays with you.'}`,
  rejected: (count: number, file: string) =>
    `Wrote ${rows(count)} that could not be replaced to ${file}, which still holds numbers: mend them there.`,
  nothing: 'Nothing was written.',
  relinked: (found: number, missing: number, file: string) =>
    `Put numbers in ${rows(found)}: ${file}.${missing > 0 ? ` ${rows(missing)} had a pseudonym that no number in the original gives with this key.` : ''}`,
};

const rader = (count: number) => `${count} ${count === 1 ? 'rad' : 'rader'}`;

const sv: typeof en = {
  pseudonymise: 'ersätter personnummer med pseudonymer, innan en fil lämnar huset',
  relink: 'sätter tillbaka numren i stället för pseudonymer, med nyckeln och originalfilen',
  file: 'filen med numren (CSV eller XLSX)',
  result: 'filen med pseudonymerna (CSV eller XLSX)',
  key: 'filen med er nyckel; förvara den där ingen annan kan läsa den, och en kopia av den',
  newKey: 'gör nyckelfilen först: en gång för varje kontrakt, och aldrig om',
  column: 'rubriken på en kolumn med nummer; kan anges flera gånger',
  personColumn: 'rubriken på kolumnen med pseudonymer; utelämnat: person',
  original: 'filen som pseudonymerna gjordes ur',
  out: 'filen att skriva',
  headerRow: 'rubrikradens nummer; utelämnat: den första',
  sheet: 'arbetsbokens blad; utelämnat: den har bara ett',
  asOf: 'när filen gjordes, för nummer utan sekel (annars i dag)',
  otherIds: 'ersätt också det som inte är ett sådant nummer, som det är skrivet: reservnummer',
  mend: 'sätt tillbaka nollor som Excel har tagit bort',
  acceptValid: 'ersätt det som är rätt, och skriv de andra raderna i den här filen (med numren)',
  force: 'skriv över filerna',
  noKey: (file) =>
    `Det finns ingen nyckel i ${file}. Är det här kontraktets första fil, gör en med --new-key; annars, leta upp den som användes, för samma person får en annan pseudonym med en annan nyckel.`,
  keyOpen: (file) =>
    `Andra än du får läsa nyckeln i ${file}. Ta bort deras rättigheter (chmod 600 ${file}); kan andra ha läst den, gör en ny nyckel och ersätt numren på nytt.`,
  keyBroken: (file) => `${file} är ingen nyckel från Utfall, eller så är den skadad.`,
  keyNotMade: (file, code) =>
    code === 'EEXIST'
      ? `${file} finns redan, och en nyckel skrivs aldrig över. Utelämna --new-key för att använda den.`
      : `Kan inte göra nyckeln ${file} (${code}).`,
  keyMade: (file) =>
    `Gjorde nyckeln ${file}. Förvara en kopia på ett säkert ställe: utan den går det inte att känna igen samma personer.`,
  notADate: (written) => `"${written}" är inget datum. Skriv det som 2026-01-31.`,
  notARow: (written) => `"${written}" är ingen rad. Skriv ett tal från 1.`,
  replaced: (count, file, columnsLeft) =>
    `Ersatte numren på ${rader(count)}: ${file}. ${columnsLeft > 0 ? `Den kan inte lämnas in än: ta först bort ${columnsLeft === 1 ? 'kolumnen' : `de ${columnsLeft} kolumner`} som nämns ovan.` : 'Den kan lämnas in; filen med numren stannar hos er.'}`,
  rejected: (count, file) =>
    `Skrev ${rader(count)} som inte kunde ersättas till ${file}, som fortfarande innehåller nummer: rätta dem där.`,
  nothing: 'Inget är skrivet.',
  relinked: (found, missing, file) =>
    `Satte nummer på ${rader(found)}: ${file}.${missing > 0 ? ` ${rader(missing)} hade en pseudonym som inget nummer i originalet ger med den här nyckeln.` : ''}`,
};

/** What the commands about pseudonyms say. */
export function pseudonymWords(language: Language): typeof en {
  return language === 'sv' ? sv : en;
}
