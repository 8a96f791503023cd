import type { FindingCatalogue } from '../language.ts';
import { intakeCellFindings, personalSv } from './intake-cells.ts';
import { intakeFileFindings } from './intake-files.ts';
import { intakeMappingFindings } from './intake-mapping.ts';
import { intakePersonnummerFindings } from './intake-personnummer.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');

/** Hur decimaler skrivs i cellens kolumn. */
const DECIMALS: Readonly<Record<string, string>> = {
  cell: 'i en cell som i Excel är formaterad som tal.',
  no: 'och med decimalpunkt: 1250.50. Decimalkomma kan läsas i filer med semikolon eller tabb.',
  also: 'och med decimalkomma eller decimalpunkt: 1250,50.',
  only: 'och med decimalkomma: 1250,50.',
};

/** Findings of core/intake, in Swedish. None of them repeats what a cell holds. */
export const intakeFindings: FindingCatalogue = {
  ...intakeFileFindings,
  ...intakeMappingFindings,
  ...intakeCellFindings,
  ...intakePersonnummerFindings,
  'intake.empty-file': () => ({
    what: 'Filen är tom.',
    mend: 'Exportera den på nytt, med rubrikrad och en rad per uppgift.',
  }),
  'intake.not-utf8': () => ({
    what: 'Filen är inte text i UTF-8: vissa tecken går inte att läsa.',
    mend: 'Spara den som ”CSV UTF-8”, eller ange dess teckenkodning i källans mappning.',
  }),
  'intake.no-rows': () => ({
    what: 'Filen har en rubrikrad men inga rader.',
    mend: 'Kontrollera att exporten är fullständig.',
  }),
  'intake.quote-left-open': () => ({
    what: 'Ett citattecken öppnas på den här raden och stängs aldrig, så raderna efter går inte att skilja åt.',
    mend: 'Stäng det, eller skriv det två gånger om tecknet hör till texten.',
  }),
  'intake.quote-misplaced': () => ({
    what: 'Ett citattecken står mitt i en cell.',
    mend: 'Sätt hela cellen inom citattecken och skriv tecknet i den två gånger.',
  }),
  'intake.row-too-short': ({ cells, columns }) => ({
    what: `Raden har ${cells} av ${columns} celler: den, eller filen, verkar vara avhuggen.`,
    mend: 'Lämna in hela filen; lämna en cell tom där inget är känt.',
  }),
  'intake.row-too-long': ({ cells, columns }) => ({
    what: `Raden har ${cells} celler men rubrikraden bara ${columns}.`,
    mend: 'Sätt en cell som innehåller skiljetecknet inom citattecken. Står det komma både mellan cellerna och före decimaler, exportera filen med semikolon.',
  }),
  'intake.row-too-large': () => ({
    what: 'Från den här raden kommer en miljon tecken utan ny rad.',
    mend: 'Se efter om ett citattecken som hör till texten öppnas här, eller om radbrytningarna har gått förlorade.',
  }),
  'intake.last-line-open': () => ({
    what: 'Sista raden slutar inte med radbrytning, som om filen hade huggits av.',
    mend: 'Jämför sista raden med källan.',
  }),
  'intake.column-personal': ({ column, letters, name, kind }) => ({
    what: `Kolumn ${column} (${letters}${name === undefined ? '' : `, ”${name}”`}) ser ut att innehålla ${personalSv(kind)}.`,
    mend:
      kind === 'identity'
        ? 'Ersätt personnumren med pseudonymer: utfall pseudonymise. Uppgifter om vem någon är lämnas aldrig in.'
        : 'Ta bort kolumnen innan filen lämnas in. Uppgifter om vem någon är lämnas aldrig in.',
  }),
  'intake.column-unknown': ({ column, letters, name, inSwedish }) => ({
    what: `Rubriken ${name === undefined ? '' : `”${name}” `}i kolumn ${column} (${letters}) är okänd.`,
    mend: `Kolumnerna är ${list(inSwedish)}. Byt namn på kolumnen eller ta bort den, eller gör en mappning: utfall mapping. Första raden ska vara rubrikrad.`,
  }),
  'intake.column-twice': ({ column, letters }) => ({
    what: `Kolumn ${column} (${letters}) betyder samma sak som en tidigare kolumn.`,
    mend: 'Behåll en av dem.',
  }),
  'intake.column-missing': ({ name, alsoCalled }) => ({
    what: `Kolumnen ${name} saknas.`,
    mend: `Lägg till den i rubrikraden${list(alsoCalled) === '' ? '' : `; på svenska heter den ${list(alsoCalled)}`}.`,
  }),
  'intake.person-empty': () => ({
    what: 'Raden säger inte vem den gäller.',
    mend: 'Skriv personens pseudonym.',
  }),
  'intake.person-not-pseudonym': () => ({
    what: 'Det här är ingen pseudonym: den får innehålla bokstäver, siffror, punkt, bindestreck, kolon och understreck, högst 64 tecken.',
    mend: 'Använd en kod som inte avslöjar vem personen är, till exempel p-0017.',
  }),
  'intake.person-twice': ({ first }) => ({
    what: `Personen är redan inskriven på rad ${first}.`,
    mend: 'Behåll en rad för varje inskrivning. Den som kommer tillbaka har en annan inskrivningsdag.',
  }),
  'intake.row-twice': ({ first }) => ({
    what: `Raden är likadan som rad ${first}.`,
    mend: 'Ta bort den ena, eller lägg ihop värdena på en rad om båda har hänt.',
  }),
  'intake.name-malformed': () => ({
    what: 'Det här är inget namn som villkoren kan använda.',
    mend: 'Skriv små bokstäver a–z, siffror och understreck, med en bokstav först: school_results; eller säg i en mappning vad registrets ord betyder (utfall mapping).',
  }),
  'intake.date-small-number': () => ({
    what: 'Cellen innehåller ett litet tal som kalkylprogrammet visar som en dag i början av 1900, då Excel har en 29 februari som aldrig fanns.',
    mend: 'Hämta datumet ur källan på nytt; finns inget, lämna cellen tom eller ta bort raden.',
  }),
  'intake.date-for-none': () => ({
    what: 'Datumet är ett som program skriver där det inte finns något: inget som mäts hände före 1900.',
    mend: 'Skriv den rätta dagen; är ingen känd, lämna cellen tom eller ta bort raden.',
  }),
  'intake.date-week': () => ({
    what: 'Det här är en vecka, och inte en dag.',
    mend: 'Skriv dagen som menas, med år, månad och dag: 2019-01-31.',
  }),
  'intake.date-and-time': ({ would }) => ({
    what: `Dag och klockslag verkar stå i ett och samma tal; dagen vore ${would}.`,
    mend: `Skriv ${would} i cellen om det är rätt, eller hämta dagen utan klockslag ur källan.`,
  }),
  'intake.date-malformed': () => ({
    what: 'Det här är inget datum som finns.',
    mend: 'Skriv år, månad och dag: 2019-01-31.',
  }),
  'intake.decimal-point': ({ would }) => ({
    what: 'Talet har en punkt, och mappningen säger att tal i den här kolumnen har decimalkomma.',
    mend: `Skriv ${would} i cellen om det är så det menas, eller rätta mappningen (decimal: point).`,
  }),
  'intake.decimal-comma': ({ would }) => ({
    what: 'Talet har ett komma, och tal i den här kolumnen har decimalpunkt.',
    mend: `Skriv ${would} i cellen om det är så det menas, eller låt mappningen säga decimal: comma.`,
  }),
  'intake.number-malformed': ({ decimalComma }) => ({
    what: 'Det här är inget tal med högst 15 siffror och 8 decimaler.',
    mend: `Skriv bara siffror, med ett minustecken först om talet är negativt, ${DECIMALS[String(decimalComma)] ?? DECIMALS['no']}`,
  }),
  'intake.row-of-totals': () => ({
    what: 'Raden säger vad andra rader blir tillsammans, och handlar inte om någon person.',
    mend: 'Ta bort raden.',
  }),
  'intake.row-is-note': () => ({
    what: 'Bara den första cellen på raden säger något: den ser ut som en anteckning om tabellen, och inte som uppgifter om någon.',
    mend: 'Ta bort raden. Handlar den om en person är resten av den borta: hämta den ur källan på nytt.',
  }),
  'intake.row-of-figures': () => ({
    what: 'Raden har bara tal och säger inte vem de gäller: den ser ut som en summa av andra rader.',
    mend: 'Ta bort raden om den är en summa; skriv annars vem den gäller, och vad som mer saknas.',
  }),
  'intake.cell-empty': () => ({
    what: 'Cellen är tom.',
    mend: 'Fyll i den.',
  }),
  'intake.value-empty': () => ({
    what: 'Cellen är tom, och ett tomt värde kan betyda att det hände eller att ingen vet.',
    mend: 'Skriv värdet, 1 om det bara hände, eller ta bort raden om inget är känt. Betyder tomt detsamma i hela kolumnen kan mappningen säga det (ifEmpty).',
  }),
  'intake.left-before-enrolled': () => ({
    what: 'Personen skrevs ut före inskrivningen.',
    mend: 'Rätta ett av datumen.',
  }),
  'intake.until-before-date': () => ({
    what: 'Vistelsen slutar innan den börjar.',
    mend: 'Rätta ett av datumen.',
  }),
};
