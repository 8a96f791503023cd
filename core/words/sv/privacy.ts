import type { ErasureWords } from '../../notices/words.ts';
import type { FindingCatalogue } from '../language.ts';

/** Vad som håller kvar personuppgifter, som fynd och aviseringar säger det. */
const KEEPS: ErasureWords['keeps'] = {
  'not-over': 'Kontraktet är inte avslutat eller uppsagt än.',
  'open-settlement': 'En avräkning är öppen.',
  'under-way': 'Något pågår: en insamling, en verifiering, en invändning eller en uppgift.',
  objections: 'Ett resultat kan fortfarande invändas mot.',
};

/** Vad aviseringar säger om gallring. */
export const erasureWords: ErasureWords = {
  waits: 'Uppgifter om personer skulle ha gallrats',
  since: (date) => `Enligt villkoren skulle de sparas till och med ${date}. De finns kvar:`,
  keeps: KEEPS,
  then: 'De gallras av sig själva så snart inget av detta gäller längre.',
  erased: 'Uppgifter om personer är gallrade',
  what: 'Kontraktets datanyckel är raderad, och därefter filerna med uppgifter om personer. Ingen kan läsa dem igen.',
  stays:
    'Resultat, avräkningar, betalningar och händelsekedjan finns kvar och går att kontrollera.',
  certificate: (hash) => `Gallringsintyg: ${hash}.`,
  copies:
    'Om Utfall körs på en egen maskin: installationsnyckeln är nu en annan. Den som har en kopia byter ut kopian och förstör den gamla.',
};

/** Vad som kan nekas om gallring. */
export const privacyFindings: FindingCatalogue = {
  'import.basis-missing': ({ field }) => ({
    what: `Det framgår inte på vilken grund uppgifterna lämnas: ${field} saknas, och villkoren säger det inte heller.`,
    mend: `Ange ${field}. Rättslig grund och gallring kan stå i villkorens "retention", källan i varje mått.`,
  }),
  'erasure.decided': () => ({
    what: 'Gallringen av kontraktets personuppgifter är redan beslutad.',
    mend: 'Inget mer behöver göras: intyget visar när den är gjord.',
  }),
  'erasure.too-early': ({ keeps }) => ({
    what: `Personuppgifterna kan fortfarande behövas. ${said(keeps)}`,
    mend: 'Avsluta kontraktet, vänta tills allt som pågår är avgjort och betalt, och begär gallringen igen.',
  }),
  'authority.erasure-alone': () => ({
    what: 'En gallring i förtid beslutas av två personer: en projektägare och en administratör.',
    mend: 'Be den andra att instämma.',
  }),
};

function said(keeps: unknown): string {
  const all = Array.isArray(keeps) ? (keeps as (keyof typeof KEEPS)[]) : [];
  return all.map((why) => KEEPS[why]).join(' ');
}
