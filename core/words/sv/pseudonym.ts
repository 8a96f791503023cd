import type { FindingCatalogue } from '../language.ts';
import { personalSv } from './intake-cells.ts';

/** What replacing identities by pseudonyms can find, in Swedish. None of it repeats what a cell holds. */
export const pseudonymFindings: FindingCatalogue = {
  'pseudonym.column-missing': ({ column }) => ({
    what: `Kolumnen ”${column}” finns inte i filen.`,
    mend: 'Skriv rubriken som den står i filen: --column ”Personnummer”. Står rubriken längre ned, ange raden med --header-row.',
  }),
  'pseudonym.column-taken': ({ column }) => ({
    what: `Filen har redan en kolumn ”${column}”, och så heter kolumnen med pseudonymerna.`,
    mend: 'Ge den ett annat namn i filen, eller ta bort den.',
  }),
  'pseudonym.no-header': ({ column, letters }) => ({
    what: `Kolumn ${column} (${letters}) har ett personnummer i stället för en rubrik.`,
    mend: 'Lägg till en rubrikrad överst i filen.',
  }),
  'pseudonym.file-name': () => ({
    what: 'Filens namn innehåller ett personnummer.',
    mend: 'Byt namn på filen.',
  }),
  'pseudonym.elsewhere': ({ column, letters }) => ({
    what: `Ett personnummer står i kolumn ${column} (${letters}), som inte skulle göras om.`,
    mend: 'Ange den kolumnen också med --column, eller ta bort numret ur texten.',
  }),
  'pseudonym.form': () => ({
    what: 'Det här är inte skrivet som ett personnummer eller samordningsnummer.',
    mend: 'Rätta det i källan. Har personen bara ett reservnummer: --other-ids gör om det som det är skrivet.',
  }),
  'pseudonym.date': () => ({
    what: 'Numret börjar med ett datum som inte finns, eller som inte har varit.',
    mend: 'Rätta det i källan.',
  }),
  'pseudonym.check-digit': () => ({
    what: 'Kontrollsiffran stämmer inte: numret är felskrivet.',
    mend: 'Rätta det i källan; gissa inte, numret kan vara någon annans när det är rättat fel.',
  }),
  'pseudonym.no-id': () => ({
    what: 'Det här är ingen identitet: ett kalkylprogram har skadat den, eller så säger den att inget är känt, eller vad andra rader blir tillsammans.',
    mend: 'Hämta den ur källan på nytt, med kolumnen formaterad som text; ta bort raden om den inte handlar om någon.',
  }),
  'pseudonym.disguised': () => ({
    what: 'Ett personnummer står här med något annat omkring sig eller mellan siffrorna: pseudonymen skulle bli en annan än samma persons på andra rader.',
    mend: 'Skriv numret ensamt, som år, månad, dag och fyra siffror med bindestreck före.',
  }),
  'pseudonym.zero-lost': () => ({
    what: 'Numret har för få siffror: Excel har tagit bort nollor i början.',
    mend: 'Låt nollorna sättas tillbaka med --mend, eller hämta filen ur källan på nytt.',
  }),
  'pseudonym.column-personal': ({ column, letters, name, kind }) => ({
    what: `Kolumn ${column} (${letters}${name === undefined ? '' : `, ”${name}”`}) ser ut att innehålla ${personalSv(kind)}, och står i den nya filen som den var.`,
    mend: 'Ta bort kolumnen innan filen lämnas in: med den underkänns filen.',
  }),
};
