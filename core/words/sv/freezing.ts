import { list } from '../facts.ts';
import type { FindingCatalogue } from '../language.ts';

/** What is missing of a period's data, and what must be known before they are frozen, in Swedish. */
export const freezingFindings: FindingCatalogue = {
  'data.not-available': ({ periodId }) => ({
    what: `Data för perioden ${periodId} finns inte ännu.`,
    mend: 'Lämna dem när registret har dem; de efterfrågas igen.',
  }),
  'data.nothing-delivered': () => ({
    what: 'Varken observationer eller siffror har lämnats för denna omgång av perioden.',
    mend: 'Lämna filen med observationer och meddela sedan att data är lämnade.',
  }),
  'data.nothing-measured': ({ periodId }) => ({
    what: `Inget av det som lämnats ger en siffra för perioden ${periodId}.`,
    mend: 'Lämna observationer vars datum ligger i fönstren för periodens mått.',
  }),
  'data.waits-for-missing': ({ metric, missing }) => ({
    what: `Måttet ${metric} saknar ${missing} personer, och villkoren väntar på dem.`,
    mend: 'Lämna deras observationer, eller avtala en annan regel för saknade data.',
  }),
  'data.delivered-elsewhere': ({ period, periods, rows, persons }) => ({
    what: `Lämnat för ${list(periods)} och inte för ${period}, fast det räknas där: ${counted(rows, 'rad', 'rader')} (det gäller ${counted(persons, 'person', 'personer')}).`,
    mend: `Lämna dem även för ${period}: perioden beräknas av det som lämnats för den. Har ${period} ett annat värde för samma dag är det ena fel: ta tillbaka den leveransen. Ska de inte räknas, ange skälet när du meddelar att data är lämnade.`,
  }),
  'data.windows-open': ({ period, metric, open, waiting }) => ({
    what: `I ${metric} för ${period} ${openWindows(open, waiting)}: de som är i dem skulle inte räknas.`,
    mend: 'Vänta tills de har stängts och registret har det som hände i dem. För att låsa data som de är, ange skälet när du meddelar att de är lämnade.',
  }),
};

function counted(count: unknown, one: string, many: string): string {
  return Number(count) === 1 ? `1 ${one}` : `${count} ${many}`;
}

function openWindows(open: unknown, waiting: unknown): string {
  const parts = [
    ...(open === 0
      ? []
      : [`är ${open} fönster fortfarande ${Number(open) === 1 ? 'öppet' : 'öppna'}`]),
    ...(waiting === 0 ? [] : [`väntar ${waiting} fönster på registret`]),
  ];
  return parts.join(', och ');
}
