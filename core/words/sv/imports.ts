import type { FindingCatalogue } from '../language.ts';
import { STATES, said } from './said.ts';

const persons = (count: unknown) => (Number(count) === 1 ? '1 person' : `${count} personer`);

const WHAT: Readonly<Record<string, string>> = {
  enrolments: 'inskrivningarna',
  observations: 'observationerna',
};

/** Why other deliveries need one. */
const WHY: Readonly<Record<string, string>> = {
  enrolments: 'de berättar mer om personer som den skriver in',
  observations: 'de gäller personer, eller dagar, som räknas bara med den',
};

/** What can be wrong with deliveries that the API takes, in Swedish. */
export const importFindings: FindingCatalogue = {
  'import.delivered-before': ({ observation }) => ({
    what: `Samma sak är redan inlämnad: personen, ${observation}, dagen och värdet.`,
    mend: 'Utelämna raden. Är det en till på samma belopp, ta tillbaka den tidigare leveransen och lämna båda på en rad med deras summa, om villkoren lägger ihop.',
  }),
  'import.nothing-new': ({ known, rows }) => ({
    what: `Av ${rows} ${Number(rows) === 1 ? 'rad' : 'rader'} säger ${known} inget nytt: personen är redan inskriven, så som där står.`,
    mend: 'Inget behöver göras: ingen räknas två gånger.',
  }),
  'import.leaving-stays': ({ rows }) => ({
    what: `${rows} ${Number(rows) === 1 ? 'rad' : 'rader'} saknar den dag då personen slutade eller bytte grupp, som lämnats in tidigare. Den står kvar: en tom cell tar inget tillbaka.`,
    mend: 'Har någon inte slutat eller bytt grupp, ta tillbaka den tidigare leveransen som säger det, och lämna in på nytt det som är rätt i den.',
  }),
  'import.delivered-in-part': ({ importId }) => ({
    what: `Av den här filen togs några rader emot tidigare (import ${importId}), och nu är andra rätt.`,
    mend: 'Lämna de rader som blev kvar som en egen fil: svaret på den första leveransen har dem.',
  }),
  'import.late-without-it': ({ period, revision, persons: count }) => ({
    what: `Utan den räknas andra dagar, eller inga, för ${persons(count)} i ${period}, vars data är låsta (revision ${revision}).`,
    mend: `Inget ändras i ${period} av att den tas tillbaka; projektägaren och utvärderaren får veta det. Är perioden uträknad med den fast den inte borde: rätta den, om det inte redan görs: en ny revision samlas in och verifieras, och skillnaden regleras.`,
  }),
  'import.needs-it': ({ importId, what, rows, period, date }) => ({
    what: `Utan den passar ${Number(rows) === 1 ? '1 rad' : `${rows} rader`} inte längre bland ${WHAT[String(what)]}${period === undefined ? '' : ` för ${period}`} som lämnades ${date} (import ${importId}): ${WHY[String(what)]}.`,
    mend: 'Ta tillbaka den leveransen först, sedan den här, och lämna båda som de ska vara.',
  }),
  'import.taken-back': ({ importId }) => ({
    what: `Det här anropet lämnade filen förut (import ${importId}), och den leveransen har tagits tillbaka sedan dess: anropet lämnar inget på nytt.`,
    mend: 'Använd en annan Idempotency-Key för att lämna filen igen.',
  }),
  'import.not-figures': () => ({
    what: 'Filen säger mer än siffror: kapital, händelser, vad som är avräknat, eller slutet.',
    mend: 'Ta bort det; kapital och händelser anges som uppgifter, resten är känt.',
  }),
  'import.other-period': ({ periodId }) => ({
    what: `Filen har siffror för andra perioder än ${periodId}, som den lämnas för.`,
    mend: 'Lämna varje periods siffror för den; rätta en period som är verifierad.',
  }),
  'import.same-on-other-basis': ({ importId }) => ({
    what: `Samma uppgifter är redan inlämnade (${importId}), på en annan grund eller från en annan källa.`,
    mend: 'Ange samma rättsliga grund, källa, ändamål, beslut och gallring som då, eller lämna in det som är nytt.',
  }),
  'import.enrolment-not-open': ({ state }) => ({
    what: `Personen är inte inskriven sedan den dagen, och inskrivningen är ${said(STATES, state)}.`,
    mend: 'Ta bort raden. Deltagare skrivs in medan insatsen pågår; därefter bara de som fanns i en leverans som har tagits tillbaka.',
  }),
  'import.persons-in-figures': () => ({
    what: 'Filen nämner deltagare, och siffror läses av alla i kontraktet.',
    mend: 'Skriv hur många anspråken är; lämna personers data som observationer.',
  }),
  'import.too-many-digits': () => ({
    what: 'En siffra har mer än 15 siffror före decimaltecknet.',
    mend: 'Kontrollera den, och skriv den i måttets enhet.',
  }),
  'import.not-collecting': ({ state }) => ({
    what: `Perioden är ${said(STATES, state)}: nu samlas inga data in för den.`,
    mend: 'Vänta tills data efterfrågas, eller rätta perioden om den är avgjord.',
  }),
};
