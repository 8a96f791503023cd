import type { Door, FindingCatalogue } from '../language.ts';
import { STATES, said } from './said.ts';

/** Findings of taking a delivery back, in Swedish. */
export const withdrawalFindings: FindingCatalogue = {
  'withdrawal.being-frozen': ({ periodId }) => ({
    what: `Data för ${periodId} sägs vara lämnade, och håller på att kontrolleras och låsas.`,
    mend: 'Vänta en stund och se på perioden: samlas den in igen kan leveransen tas tillbaka då; ett resultat som har låsts rättas.',
  }),
  'withdrawal.done': ({ at }) => ({
    what: `Leveransen är redan tillbakatagen (${at}).`,
    mend: 'Lämna det som är rätt som en egen leverans.',
  }),
  'withdrawal.frozen': ({ periodId, revision, state }) => ({
    what: `Den lämnades för revision ${revision} av ${periodId}, som är ${said(STATES, state)} och förblir uträknad av den.`,
    mend: 'Rätta perioden, eller låt utvärderaren underkänna den medan den inte är verifierad: en ny revision samlas in, och det som är rätt lämnas för den.',
  }),
};

/** What can be done about something that was delivered before, where one delivers: nothing on a command line. */
export function takeBackAdvice(door: Door = 'command'): string {
  return door === 'api'
    ? ' Är det som lämnats förut fel: ta tillbaka den leveransen och lämna den som den ska vara.'
    : '';
}
