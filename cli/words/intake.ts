import type { FindingFacts } from '../../core/findings.ts';
import type { Language } from '../../core/words/language.ts';

const rows = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

const en = {
  intake: 'takes in a delivered file: tells what is wrong in it, and writes it as Utfall keeps it',
  mapping: 'proposes a mapping for a source’s files, to be looked through and saved',
  file: 'the delivered file (CSV or XLSX)',
  kind: 'what the file holds: enrolments or observations',
  mappingFile: 'how files of this source are read (YAML)',
  mend: 'read what is certainly meant: 20260131 as 2026-01-31, 1 250 as 1250',
  terms: 'the terms that the rows are also held against (YAML)',
  enrolments: 'who is enrolled (CSV or XLSX); observations are held against terms only with it',
  out: 'the file to write, as Utfall keeps it; left out: it is only tried',
  acceptValid: 'take in the rows that are right, and write the others into this file',
  force: 'overwrite the files',
  source: 'the register or system that the file comes from',
  mappingOut: 'the file to write; left out: printed',
  mappingTerms: 'the terms, of which attributes are proposed by name',
  numberInSource:
    'The name of the source holds a personal identity number, and it would stand in the mapping, which is kept and shared. Choose another name with --source.',
  badKind: (written: string) =>
    `"${written}" is no kind of file. Write enrolments or observations.`,
  counted: (all: number, accepted: number, rejected: number) =>
    `${rows(all)}: ${accepted} accepted, ${rejected} rejected.`,
  silent: (count: number) =>
    count === 1
      ? '1 of the accepted rows holds no value: nothing is kept of it.'
      : `${count} of the accepted rows hold no value: nothing is kept of them.`,
  kinds: 'What was found, by kind:',
  first: (row: number) => `first in row ${row}`,
  nothingWritten:
    'Nothing was written. Mend the file, or take in the rows that are right with --out FILE --accept-valid REJECTED.',
  tried: 'Nothing was written: say --out FILE to keep it.',
  wrote: (count: number, file: string) => `Wrote ${rows(count)} to ${file}.`,
  hash: (hash: string) => `Its content is known by ${hash}.`,
  wroteRejected: (count: number, file: string) =>
    `Wrote the ${count === 1 ? 'row that was' : `${count} rows that were`} rejected to ${file}: mend them there, and deliver that file in the same way.`,
  proposed: {
    head: 'Proposed by utfall mapping from one file. Look it through, correct it, and save it with the source.',
    notNeeded: 'not asked for by any field: left out',
    leftOut: {
      dates: 'left out, but it holds dates too: look which column is meant',
      numbers:
        'left out, but it holds numbers: look which column is meant, or read several by “values:”',
      ids: 'left out, but it may hold ids of persons too: look which column is meant',
    },
    noValue: 'no column was found that holds values: each row says 1, that it happened',
    noArm:
      'no column was found that tells the group: each row says treatment; of a comparison group write arm: { fixed: comparison }',
    personal: 'seems to tell who somebody is: left out',
    rename: 'no column was found that tells what was observed: write the name for every row',
    notFound: 'no column was found that fits: write its header',
    checkValue: 'check that it is the value: its header does not say so',
    checkDates: 'check that day and month are not changed round',
    lastDay: {
      until: 'check that it is the last day of what began on the date',
      left_on: 'check that it is the day on which the person left',
    },
    goesOn: 'some are empty: take the first # away if that means that it goes on',
    names: 'to the names that the terms read',
    openSign: ({ number, decimals, thousands, sign }: FindingFacts) =>
      `${number} can be ${decimals} or ${thousands}: write decimal: ${sign}, or thousands: ${sign}`,
    byName: 'the terms ask for an attribute of this name: check that it is this',
  },
  enrolmentsNeedTerms: 'Say also which terms the rows are held against: --terms TERMS.',
  enrolmentsAreFile: (file: string) =>
    `${file} cannot be held against itself. With --enrolments say who is enrolled already, in another file.`,
  observationsNeedEnrolments:
    'Which days count depends on when each person was enrolled. Say also who is: --enrolments ENROLMENTS.',
  mendEnrolments: (enrolments: string, terms: string) =>
    `Mend ${enrolments} first: utfall intake ${enrolments} --kind enrolments --terms ${terms} tells what is wrong in it, and with --mapping and --out writes it as it is read here.`,
  acceptValidNeedsOut: 'Say also where the accepted rows go: --out FILE.',
};

const rader = (count: number) => `${count} ${count === 1 ? 'rad' : 'rader'}`;

const sv: typeof en = {
  intake:
    'tar emot en lämnad fil: säger vad som är fel i den, och skriver den som Utfall sparar den',
  mapping: 'föreslår en mappning för en källas filer, att se igenom och spara',
  file: 'den lämnade filen (CSV eller XLSX)',
  kind: 'vad filen innehåller: enrolments (inskrivningar) eller observations (observationer)',
  mappingFile: 'hur filer från den här källan läses (YAML)',
  mend: 'läs det som säkert menas: 20260131 som 2026-01-31, 1 250 som 1250',
  terms: 'villkoren som raderna också prövas mot (YAML)',
  enrolments:
    'vilka som är inskrivna (CSV eller XLSX); bara med den prövas observationer mot villkor',
  out: 'filen att skriva, som Utfall sparar den; utelämnat: den prövas bara',
  acceptValid: 'ta in raderna som är rätt, och skriv de andra i den här filen',
  force: 'skriv över filerna',
  source: 'registret eller systemet som filen kommer från',
  mappingOut: 'filen att skriva; utelämnat: skrivs ut',
  mappingTerms: 'villkoren, vars attribut föreslås efter namn',
  numberInSource:
    'Namnet på källan innehåller ett personnummer, och det skulle stå i mappningen, som sparas och delas. Välj ett annat namn med --source.',
  badKind: (written) => `"${written}" är inget slag av fil. Skriv enrolments eller observations.`,
  counted: (all, accepted, rejected) =>
    `${rader(all)}: ${accepted} ${accepted === 1 ? 'godtagen' : 'godtagna'}, ${rejected} ${rejected === 1 ? 'underkänd' : 'underkända'}.`,
  silent: (count) =>
    count === 1
      ? '1 av de godtagna raderna har inget värde: av den sparas inget.'
      : `${count} av de godtagna raderna har inget värde: av dem sparas inget.`,
  kinds: 'Det som hittades, efter slag:',
  first: (row) => `först på rad ${row}`,
  nothingWritten:
    'Inget är skrivet. Rätta filen, eller ta in raderna som är rätt med --out FIL --accept-valid UNDERKÄNDA.',
  tried: 'Inget är skrivet: ange --out FIL för att spara.',
  wrote: (count, file) => `Skrev ${rader(count)} till ${file}.`,
  hash: (hash) => `Innehållet känns igen på ${hash}.`,
  wroteRejected: (count, file) =>
    `Skrev ${count === 1 ? 'raden' : `de ${count} raderna`} som underkändes till ${file}: rätta dem där och lämna in den filen på samma sätt.`,
  proposed: {
    head: 'Föreslagen av utfall mapping ur en fil. Se igenom den, rätta den, och spara den med källan.',
    notNeeded: 'inget fält läser den: utelämnad',
    leftOut: {
      dates: 'utelämnad, men även den innehåller datum: se efter vilken kolumn som menas',
      numbers:
        'utelämnad, men den innehåller tal: se efter vilken kolumn som menas, eller läs flera med ”values:”',
      ids: 'utelämnad, men även den kan innehålla id för personer: se efter vilken kolumn som menas',
    },
    noValue: 'ingen kolumn med värden hittades: varje rad säger 1, att det hände',
    noArm:
      'ingen kolumn som säger gruppen hittades: varje rad säger treatment; för en jämförelsegrupp skriv arm: { fixed: comparison }',
    personal: 'ser ut att berätta vem någon är: utelämnad',
    rename: 'ingen kolumn som säger vad som observerats hittades: skriv namnet för varje rad',
    notFound: 'ingen kolumn som passar hittades: skriv dess rubrik',
    checkValue: 'kontrollera att det är värdet: rubriken säger det inte',
    checkDates: 'kontrollera att dag och månad inte är omkastade',
    lastDay: {
      until: 'kontrollera att det är den sista dagen av det som började på datumet',
      left_on: 'kontrollera att det är dagen då personen slutade',
    },
    goesOn: 'en del är tomma: ta bort det första # om det betyder att det pågår',
    names: 'till namnen som villkoren läser',
    openSign: ({ number, decimals, thousands, sign }: FindingFacts) =>
      `${number} kan vara ${String(decimals).replace('.', ',')} eller ${thousands}: skriv decimal: ${sign}, eller thousands: ${sign}`,
    byName: 'villkoren frågar efter ett attribut med det namnet: kontrollera att det är detta',
  },
  enrolmentsNeedTerms: 'Ange också vilka villkor raderna ska prövas mot: --terms VILLKOR.',
  enrolmentsAreFile: (file) =>
    `${file} kan inte prövas mot sig själv. Ange med --enrolments vilka som redan är inskrivna, i en annan fil.`,
  observationsNeedEnrolments:
    'Vilka dagar som räknas beror på när var och en skrevs in. Ange också vilka som är inskrivna: --enrolments INSKRIVNINGAR.',
  mendEnrolments: (enrolments, terms) =>
    `Rätta ${enrolments} först: utfall intake ${enrolments} --kind enrolments --terms ${terms} säger vad som är fel i den, och skriver den med --mapping och --out så som den läses här.`,
  acceptValidNeedsOut: 'Ange också vart de godtagna raderna ska: --out FIL.',
};

/** What the commands about delivered files say. */
export function intakeWords(language: Language): typeof en {
  return language === 'sv' ? sv : en;
}
