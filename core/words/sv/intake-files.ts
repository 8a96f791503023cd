import type { FindingFacts } from '../../findings.ts';
import type { FindingCatalogue, FindingWords } from '../language.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');

/** Sammanfogade celler som inte hör till en rad: att ta bort, inte att fylla i. */
const MERGED: Readonly<Record<string, (facts: FindingFacts) => FindingWords>> = {
  title: ({ range, headerRow }) => ({
    what: `Cellerna ${range} är sammanfogade till en titel ovanför tabellen.`,
    mend:
      headerRow === undefined
        ? 'Ta bort titelns rader i Excel, så att kolumnernas namn står på första raden.'
        : `Står kolumnernas namn på rad ${headerRow}, ta bort raderna ovanför den i Excel, eller skriv ”headerRow: ${headerRow}” i mappningen.`,
  }),
  heading: ({ range, headerRow }) => ({
    what: `Celler bland kolumnernas namn är sammanfogade, ${range}: bara den första av dem har ett namn.`,
    mend: `Ta bort sammanfogningen i Excel och skriv varje kolumns namn i en egen cell, alla på samma rad.${headerRow === undefined ? '' : ` Står de redan så på rad ${headerRow}, ta bort raderna ovanför, eller skriv ”headerRow: ${headerRow}” i mappningen.`}`,
  }),
  note: ({ range }) => ({
    what: `Cellerna ${range} är sammanfogade till en anteckning under tabellen.`,
    mend: 'Ta bort anteckningens rader i Excel.',
  }),
};

/** What a file is that Excel opens all the same. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  html: 'en webbsida (HTML)',
  'excel-xml': 'ett XML-kalkylark från Excel 2003',
  xml: 'XML',
};

/** What files and workbooks can be, in Swedish. */
export const intakeFileFindings: FindingCatalogue = {
  'intake.cells-merged': (facts) =>
    MERGED[String(facts['place'])]?.(facts) ?? {
      what: `Cellerna ${facts['range']} är sammanfogade: bara den första av dem har ett värde.`,
      mend: 'Ta bort sammanfogningen i Excel och fyll i varje cell.',
    },
  'intake.cell-beside-table': ({ column, letters }) => ({
    what: `Raden har något i kolumn ${column} (${letters}), bredvid tabellen, där ingen kolumn har ett namn.`,
    mend: 'Ta bort det, eller skriv kolumnens namn i rubrikraden om det ska lämnas in.',
  }),
  'intake.column-unnamed': ({ column, letters, first }) => ({
    what: `Kolumn ${column} (${letters}) har inget namn, men innehåller något, först på rad ${first}.`,
    mend: 'Ta bort kolumnen, eller skriv dess namn i rubrikraden om den ska lämnas in.',
  }),
  'intake.tables-beside': ({ column, letters }) => ({
    what: `Från kolumn ${column} (${letters}) ser det ut att stå en tabell till, bakom en tom kolumn.`,
    mend: 'Flytta den till ett eget blad eller en egen fil, eller ta bort den.',
  }),
  'intake.cells-percent': ({ columns }) => ({
    what: `Tal i kolumn ${list(columns)} visas i procent i Excel: det som visas som 50 % läses som 0,5.`,
    mend: 'Kontrollera att måttet räknar med andelar; annars formatera kolumnen som tal och skriv talen så som måttet läser dem.',
  }),
  'intake.cells-padded': ({ columns }) => ({
    what: `Tal i kolumn ${list(columns)} visas med inledande nollor i Excel, men nollorna finns inte i cellerna och läses inte.`,
    mend: 'Ange i mappningen hur många siffror koden har (digits), eller formatera kolumnen som text och hämta koderna på nytt.',
  }),
  'intake.columns-hidden': ({ columns }) => ({
    what: `Kolumner är dolda i Excel och läses ändå: ${list(columns)}.`,
    mend: 'Visa dem och kontrollera att de ska lämnas in.',
  }),
  'intake.encoding-unknown': () => ({
    what: 'Det går inte att avgöra hur filens bokstäver är lagrade.',
    mend: 'Spara den som ”CSV UTF-8”, eller skriv ”encoding: windows-1252” i mappningen om den kommer från ett äldre Windowsprogram.',
  }),
  'intake.encoding-mixed': ({ other }) => ({
    what: `Från den här raden är filens bokstäver lagrade på ett annat sätt än på rad ${other}, som när två filer har satts ihop.`,
    mend: 'Spara var och en av dem som ”CSV UTF-8” och sätt ihop dem sedan, eller lämna in dem var för sig.',
  }),
  'intake.header-again': () => ({
    what: 'Raden upprepar kolumnernas namn, som där två sidor eller filer har satts ihop.',
    mend: 'Ta bort raden.',
  }),
  'intake.header-further-down': ({ headerRow }) => ({
    what: `Kolumnernas namn står på rad ${headerRow}, och inte på den här raden.`,
    mend: `Skriv ”headerRow: ${headerRow}” i mappningen, eller ta bort raderna ovanför.`,
  }),
  'intake.header-further-up': ({ headerRow }) => ({
    what: `Kolumnernas namn står på rad ${headerRow}, ovanför raden som mappningen säger.`,
    mend: `Skriv ”headerRow: ${headerRow}” i mappningen om källan skriver dem där nu; se annars efter om rader ovanför dem saknas.`,
  }),
  'intake.letters-broken': () => ({
    what: 'Bokstäverna å, ä och ö är förvanskade (Ã¶ i stället för ö): filen har lästs i fel teckenkodning och sparats så.',
    mend: 'Exportera den ur källan på nytt och spara den som ”CSV UTF-8”.',
  }),
  'intake.header-twice': ({ name }) => ({
    what: `Flera kolumner heter ”${name}”.`,
    mend: 'Byt namn på dem i filen, så att det är klart vilken som menas.',
  }),
  'intake.more-of-kind': ({ count, first }) => ({
    what: `Samma sak finns på ${count} ${Number(count) === 1 ? 'ställe' : 'ställen'} till${Number(first) > 0 ? `; det första är rad ${first}` : ''}.`,
    mend: 'Rätta dem på samma sätt.',
  }),
  'intake.not-in-encoding': ({ encoding }) => ({
    what: `Filen är inte ${encoding}: vissa tecken går inte att läsa.`,
    mend: 'Spara den som ”CSV UTF-8”, eller rätta ”encoding” i mappningen.',
  }),
  'intake.read-as-1252': () => ({
    what: 'Filen är läst som Windows-1252, så att å, ä och ö blir rätt.',
    mend: 'Skriv ”encoding: windows-1252” i mappningen, eller spara filen som ”CSV UTF-8” nästa gång.',
  }),
  'intake.rows-hidden': ({ count, first }) => ({
    what: `${count} ${Number(count) === 1 ? 'rad är dold' : 'rader är dolda'} i Excel och läses ändå; den första är rad ${first}.`,
    mend: 'Ta bort filtret eller visa raderna, och kontrollera att de ska lämnas in.',
  }),
  'intake.sheet-hidden': () => ({
    what: 'Bladet är dolt i Excel.',
    mend: 'Kontrollera att det är det bladet som ska läsas.',
  }),
  'intake.sheets-hidden': ({ sheets }) => ({
    what: `Arbetsboken har dolda blad, som inte läses: ${list(sheets)}.`,
    mend: 'Högerklicka på en bladflik i Excel och välj Ta fram för att se dem, och ta bort det som inte ska lämnas in.',
  }),
  'intake.sheet-unknown': ({ sheets }) => ({
    what: 'Bladet som mappningen läser finns inte i arbetsboken.',
    mend: `Bladen är ${list(sheets)}.`,
  }),
  'intake.sheets-many': ({ sheets }) => ({
    what: `Arbetsboken har flera blad: ${list(sheets)}.`,
    mend: 'Skriv i mappningen vilket som läses, ”sheet: …”, eller ta bort de andra.',
  }),
  'intake.file-too-large': ({ millions, megabytes, mostMillions, mostMegabytes }) => ({
    what:
      millions === undefined
        ? `Filen har ${megabytes} MB; högst ${mostMegabytes} MB läses på en gång.`
        : `Filen har ${millions} miljoner rader och ${megabytes} MB; högst ${mostMillions} miljoner och ${mostMegabytes} MB läses på en gång.`,
    mend: 'Kontrollera att det är rätt fil. Dela upp ett register i mindre filer, var och en under kolumnnamnen, och läs in dem en efter en. Enkla rader, som utfall intake skriver dem, utvärderas hur många de än är.',
  }),
  'intake.workbook-broken': () => ({
    what: 'Filen är ingen arbetsbok som går att öppna: den är avhuggen, skadad eller av annat slag.',
    mend: 'Öppna den i Excel och spara den som ”Excel-arbetsbok (.xlsx)”, utan lösenord.',
  }),
  'intake.workbook-row-twice': () => ({
    what: 'Arbetsboken är skadad: den här raden står i den två gånger, eller en cell på den gör det, och en av dem skulle gå förlorad.',
    mend: 'Exportera den på nytt från programmet som skrev den, som .xlsx eller som CSV. Reparerar Excel den, jämför med källan.',
  }),
  'intake.file-other-form': ({ form }) => ({
    what: `Filen är ${OTHER_FORMS[String(form)] ?? 'av annat slag'}, vad den än heter: varken en arbetsbok (.xlsx) eller CSV.`,
    mend: 'Öppna den i Excel och spara den som ”Excel-arbetsbok (.xlsx)”, eller exportera den som CSV från programmet som skrev den.',
  }),
  'intake.workbook-old': () => ({
    what: 'Filen är av Excels gamla slag (.xls), eller skyddad av ett lösenord.',
    mend: 'Öppna den i Excel, ta bort lösenordet och spara den som ”Excel-arbetsbok (.xlsx)”.',
  }),
  'intake.workbook-too-large': ({ megabytes, most }) => ({
    what: `Arbetsboken blir ${megabytes} MB när den packas upp; högst ${most} MB läses.`,
    mend: 'Spara bladet som ”CSV UTF-8” och lämna in det: det får ha miljontals rader. Är bladet litet har det formaterade rader eller kolumner utan innehåll: ta bort dem under och bredvid tabellen och spara igen.',
  }),
};
