import type { Finding } from '../../findings.ts';
import { list } from '../facts.ts';
import type { FindingCatalogue } from '../language.ts';
import { withUnit } from '../units.ts';

const rows = (count: unknown) => (Number(count) === 1 ? '1 rad' : `${count} rader`);
const persons = (count: unknown) => (Number(count) === 1 ? '1 person' : `${count} personer`);

/** What is said of rows that come for another period or too late, or may not be kept, in Swedish. */
export const deliveryFindings: FindingCatalogue = {
  'outcomes.data-not-for-use': ({ left, reason }) => ({
    what: `Personen slutade ${left} (${reason}), och enligt villkoren får inga av personens uppgifter användas.`,
    mend: 'Ta bort raden: det som inte får användas lämnas inte, och sparas inte.',
  }),
  'outcomes.of-other-period': ({ observation, period, periods }) => ({
    what: `Den dagen räknas ${observation} inte i något fönster i ${period} för personen. Den räknas i ${list(periods)}.`,
    mend: `Lämna den för ${list(periods)}, när data för den perioden samlas in.`,
  }),
  'outcomes.rows-uncounted': ({ rows: all, persons: of }) => ({
    what: `Lämnat, men inte längre i något fönster: ${rows(all)} om ${persons(of)}, som inte räknas. Sedan dess har någon kommit tillbaka eller bytt grupp, eller så har villkoren ändrats.`,
    mend: 'Stämmer det, ange det som skäl när du meddelar att data är lämnade. Annars: ta tillbaka leveransen som säger det, och lämna den som den ska vara.',
  }),
  'outcomes.late-rows': (facts) => ({
    what: `För sent för ${facts['period']}, vars data är låsta (revision ${facts['revision']}): ${lateCounts(facts)}.`,
    mend: `Leveransen ändrar ingenting i ${facts['period']}; projektägaren och utvärderaren får veta det. Rätta perioden om det ska räknas, om det inte redan görs: en ny revision samlas in och verifieras, och skillnaden regleras.`,
  }),
  'outcomes.late-effect': ({ period, revision, metric, cohort, was, is, unit }) => ({
    what: `Det skulle ändra ${metric}${cohort === undefined ? '' : ` för ${cohort}`} i ${period} (revision ${revision}) från ${was} till ${withUnit(String(is), String(unit), 'sv')}.`,
    mend: 'Jämför med vad ni väntade er: en stor ändring kan vara ett fel i leveransen.',
  }),
  'outcomes.late-claims': ({ period, revision, was, is }) => ({
    what: `Det skulle ge ${period} (revision ${revision}) ett annat antal anspråk: ${is} i stället för ${was}.`,
    mend: 'Jämför med vad ni väntade er: en stor ändring kan vara ett fel i leveransen.',
  }),
};

function lateCounts({ persons: all, changed, added, enrolments }: Finding['facts']): string {
  const parts = [
    ...(changed === 0 ? [] : [`${rows(changed)} med ett annat värde`]),
    ...(added === 0 ? [] : [`${rows(added)} som är ${Number(added) === 1 ? 'ny' : 'nya'}`]),
    ...(enrolments === 0 ? [] : [`${persons(enrolments)} av vilka andra dagar räknas`]),
  ];
  return `${parts.join(', ')} (det gäller ${persons(all)})`;
}
