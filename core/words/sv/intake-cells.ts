import type { Door, FindingCatalogue, FindingWords } from '../language.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');

const PERSONAL: Readonly<Record<string, string>> = {
  name: 'namn',
  address: 'adresser',
  phone: 'telefonnummer',
  email: 'e-postadresser',
  'free-text': 'fri text',
  identity: 'personnummer',
};

/** Vad en kolumn eller cell berättar om personer. */
export function personalSv(kind: unknown): string {
  return PERSONAL[String(kind)] ?? String(kind);
}

/** Hur man ber Utfall läsa det som säkert menas. */
function asked(door: Door = 'command'): string {
  return door === 'api'
    ? 'lämna in filen med mend=true, så läser Utfall det så'
    : 'låt Utfall läsa det så med --mend';
}

/** Det som säkert menades: att ändra, eller redan ändrat. */
function certainly(
  what: string,
  { mended, taken }: Readonly<Record<string, unknown>>,
  door: Door | undefined,
): FindingWords {
  return {
    what,
    mend: taken === true ? `Läst som ${mended}.` : `Skriv ${mended}, eller ${asked(door)}.`,
  };
}

/** What cells of registers and spreadsheets hold instead of what they should, in Swedish. */
export const intakeCellFindings: FindingCatalogue = {
  'intake.cell-error': () => ({
    what: 'Cellen innehåller ett felvärde från Excel i stället för en uppgift.',
    mend: 'Rätta formeln i källfilen, eller hämta uppgiften ur registret på nytt.',
  }),
  'intake.cell-line-break': () => ({
    what: 'Cellen innehåller en radbrytning: ett citattecken längre upp kan ha svalt raderna efter.',
    mend: 'Jämför med källan och ta bort radbrytningen.',
  }),
  'intake.cell-personal': ({ kind }) => ({
    what: `Cellen ser ut att innehålla ${personalSv(kind)}.`,
    mend: 'Skriv en kort kod i stället, till exempel flyttat. Uppgifter om vem någon är lämnas aldrig in.',
  }),
  'intake.cell-says-empty': ({ taken }, door) => ({
    what: 'Cellen säger med ord eller streck att det inte finns något.',
    mend: taken === true ? 'Läst som tom.' : `Lämna cellen tom, eller ${asked(door)}.`,
  }),
  'intake.cell-says-nothing': ({ field }) => ({
    what: 'Cellen säger med ord eller streck att inget är känt.',
    mend:
      field === 'value'
        ? 'Ta bort raden om inget är känt om personen då: den som inte har någon rad räknas som saknad. Skriv 0 om det är känt att inget hände.'
        : 'Ta reda på vad det är, eller ta bort raden.',
  }),
  'intake.arm-other-case': (facts, door) =>
    certainly('Gruppen är skriven med versaler.', facts, door),
  'intake.code-unknown': ({ codes }) => ({
    what: 'Koden finns inte i mappningens tabell.',
    mend: `Rätta cellen, eller lägg till koden i tabellen, som nu har ${list(codes)}.`,
  }),
  'intake.code-other-spaces': (facts, door) =>
    certainly(
      'Koden är skriven med andra mellanslag än i mappningens tabell, eller med ett tecken som inte syns.',
      facts,
      door,
    ),
  'intake.person-invisible': (facts, door) =>
    certainly('Koden innehåller ett tecken som inte syns.', facts, door),
  'intake.date-with-zone': () => ({
    what: 'Datumet har ett klockslag med tidszon: här kan det vara en annan dag.',
    mend: 'Hämta dagen utan klockslag ur källan.',
  }),
  'intake.code-other-case': (facts, door) =>
    certainly('Koden är skriven med andra versaler än i mappningens tabell.', facts, door),
  'intake.date-form-other': (facts, door) =>
    certainly('Datumet är skrivet på ett annat sätt än väntat.', facts, door),
  'intake.date-form-unstated': ({ form, would, stated }) =>
    stated === undefined
      ? {
          what: `Datumet kan läsas på flera sätt: som ${form} är det ${would}.`,
          mend: `Skriv ”dates: ${form}” för kolumnen i mappningen om det är rätt, eller skriv om datumen: ${would}.`,
        }
      : {
          // Of dates with the year first a mapping says nothing.
          what:
            stated === 'YYYY-MM-DD'
              ? `Datumet är inte skrivet som väntat (${stated}); som ${form} vore det ${would}.`
              : `Datumet är inte skrivet som mappningen säger (${stated}); som ${form} vore det ${would}.`,
          mend: `Skriv ${would} i cellen, om det är rätt.`,
        },
  'intake.date-serial': ({ form, would, stated }) => ({
    what: `Det här är ett löpnummer för dagar, som Excel räknar dem, och inget datum: det vore ${would}.`,
    mend:
      stated === undefined
        ? `Formatera kolumnen som datum i Excel, eller skriv ”dates: ${form}” i mappningen om ${would} är rätt.`
        : `Skriv ${would} i cellen om det är rätt, eller formatera kolumnen som datum i Excel.`,
  }),
  'intake.date-incomplete': () => ({
    what: 'Datumet saknar dag eller år.',
    mend: 'Skriv år, månad och dag: 2019-01-31. Excel kan ha gjort om något annat till datum; jämför med källan.',
  }),
  'intake.formula-without-value': ({ column, letters }) => ({
    what: `Formeln i kolumn ${column} (${letters}) är sparad utan sitt värde.`,
    mend: 'Öppna filen i Excel, spara den och lämna in den igen, eller klistra in värdena i stället för formlerna.',
  }),
  'intake.id-length': ({ digits }) => ({
    what: `Koden har inte de ${digits} siffror som mappningen säger.`,
    mend: 'Jämför med källan, eller rätta ”digits” i mappningen.',
  }),
  'intake.ids-alike': ({ count }) => ({
    what: `${count} av koderna skiljer sig från andra bara i stora och små bokstäver: är det samma personer räknas var och en, och betalas kanske, som två.`,
    mend: 'Jämför med källan, och skriv varje persons kod på ett sätt.',
  }),
  'intake.ids-uneven': ({ shorter, digits }) => ({
    what: `${shorter} av koderna har färre än ${digits} siffror: Excel tar bort inledande nollor.`,
    mend: `Jämför med källan. Skriv ”digits: ${digits}” för kolumnen i mappningen, så sätts nollorna tillbaka, eller formatera kolumnen som text innan den fylls.`,
  }),
  'intake.number-ambiguous': ({ isText }) => ({
    what: 'Talet kan läsas på två sätt: tecknet före de tre sista siffrorna kan vara decimaltecken, eller stå mellan tusental.',
    mend: `Skriv talet utan något mellan tusentalen och utan enhet${isText === true ? ', som tal och inte som text' : ''}, eller säg i mappningen hur kolumnen är skriven: ”decimal: comma” eller ”decimal: point”, och ”thousands” om tusental är åtskilda.`,
  }),
  'intake.number-is-text': () => ({
    what: 'Cellen innehåller ett tal med kommatecken som text, och inte som tal.',
    mend: 'Gör om kolumnen till tal i Excel (Data, Text till kolumner, Slutför), eller skriv ”decimal: comma” för kolumnen i mappningen.',
  }),
  'intake.number-became-date': () => ({
    what: 'Här ska stå ett tal, men Excel har gjort om det till ett datum.',
    mend: 'Hämta talet ur källan på nytt och formatera kolumnen som tal innan den fylls.',
  }),
  'intake.number-has-separators': (facts, door) =>
    certainly(
      'Talet är skrivet med mellanslag eller skiljetecken mellan tusental, eller med ett långt minustecken.',
      facts,
      door,
    ),
  'intake.number-with-unit': (facts, door) =>
    certainly('Talet är skrivet med sin enhet.', facts, door),
  'intake.text-became-date': () => ({
    what: 'Cellen ser ut som ett datum utan dag eller år: Excel kan ha gjort om 1-26 eller 1/26.',
    mend: 'Hämta uppgiften ur källan på nytt och formatera kolumnen som text innan den fylls.',
  }),
  'intake.cell-formula': () => ({
    what: 'Cellen innehåller en formel, och inte vad den ger.',
    mend: 'Skriv värdet i stället för formeln.',
  }),
  'intake.attribute-ignored': ({ name, attribute }) => ({
    what: `Mappningen utelämnar kolumnen ${name}. Frågar villkoren efter ${attribute} prissätts, matchas eller vägs personer utan det.`,
    mend: `Skriv ${attribute} under ”attributes” i mappningen, med den här kolumnen. Låt det vara om villkoren inte frågar efter något sådant.`,
  }),
  'intake.person-became-date': () => ({
    what: 'Koden ser ut som ett datum: Excel kan ha gjort om den.',
    mend: 'Hämta koderna ur källan på nytt och formatera kolumnen som text innan den fylls.',
  }),
  'intake.scientific-notation': () => ({
    what: 'Excel har förkortat talet till formen 1,23E+11, och siffror har gått förlorade.',
    mend: 'Hämta det ur källan på nytt; formatera kolumnen som text (koder) eller tal (belopp) innan den fylls.',
  }),
  'intake.separators-mixed': ({ first }) => ({
    what: `Talet har ett annat decimaltecken än det på rad ${first} i samma kolumn, så ett av dem kan vara tusental.`,
    mend: 'Skriv ”decimal: comma” eller ”decimal: point” för kolumnen i mappningen, och ”thousands” om tusental är åtskilda.',
  }),
  'intake.unit-inexact': () => ({
    what: 'Talet går inte jämnt upp i den andra enheten.',
    mend: 'Låt villkoren räkna i filens enhet, eller ange värdet i den andra enheten i källan.',
  }),
  'intake.value-is-word': ({ would }) => ({
    what: `Här ska stå ett tal, men det står ett ord, som nog betyder ${would}.`,
    mend: 'Skriv talet, eller lägg in registrets ord under ”codes” för kolumnen i mappningen: JA: 1, NEJ: 0.',
  }),
};
