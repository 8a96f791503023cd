import type { FindingCatalogue } from '../language.ts';
import { STATES, said } from './said.ts';

/** What can be wrong with deliveries that the API takes, in Swedish. */
export const importFindings: FindingCatalogue = {
  'import.delivered-in-part': ({ importId }) => ({
    what: `Av den här filen togs några rader emot tidigare (import ${importId}), och nu är andra rätt.`,
    mend: 'Lämna de rader som blev kvar som en egen fil: svaret på den första leveransen har dem.',
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
    what: `Inskrivningen är ${said(STATES, state)}.`,
    mend: 'Deltagare skrivs in medan insatsen pågår; fråga projektägaren.',
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
