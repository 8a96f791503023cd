import type { FindingCatalogue } from '../language.ts';

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
};
