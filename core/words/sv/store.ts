import type { FindingCatalogue } from '../language.ts';

/** Findings of event chains and the simulated clock, in Swedish. */
export const storeFindings: FindingCatalogue = {
  'chain.event-missing': ({ chain, sequence, expected }) => ({
    what: `I kedjan ${chain} följs inte händelserna av varandra: nr ${expected} väntades, nr ${sequence} finns.`,
    mend: 'Händelser har tagits bort. Återställ tabellen från en säkerhetskopia och jämför.',
  }),
  'chain.link-broken': ({ chain, sequence, what }) => ({
    what: `Händelse ${sequence} (${what}) i kedjan ${chain} bygger inte på händelsen före den.`,
    mend: 'En tidigare händelse har bytts ut. Jämför med en säkerhetskopia och med utskickade avier.',
  }),
  'chain.event-changed': ({ chain, sequence, what }) => ({
    what: `Händelse ${sequence} (${what}) i kedjan ${chain} säger inte längre vad den sade när den skrevs.`,
    mend: 'Händelsen har ändrats efteråt. Jämför med en säkerhetskopia.',
  }),
  'chain.point-missing': ({ sequence, day }) => ({
    what: `Händelse ${sequence}, som ${witness(day)} intygar, finns inte.`,
    mend: 'Kedjans slut har tagits bort. Återställ tabellen från en säkerhetskopia.',
  }),
  'chain.point-differs': ({ sequence, day }) => ({
    what: `Händelse ${sequence} har inte den kontrollsumma som ${witness(day)} intygar.`,
    mend: 'Kedjan har skrivits om. Lita på låsta ankare, utskickade avier och en säkerhetskopia.',
  }),
  'chain.head-behind': ({ chain, sequence, head }) => ({
    what: `Kedjan ${chain} har en händelse ${sequence}, men dess huvud står vid ${head}.`,
    mend: 'Huvudet har flyttats tillbaka. Återställ tabellen från en säkerhetskopia och jämför.',
  }),
  'audit.settlement-differs': ({ settlement, figure, is, told }) => ({
    what: `${settlement}: ${figure} är ${is}, men var ${told} när den räknades ut.`,
    mend: 'Tabellen har ändrats vid sidan av programmet. Jämför med avräkningens fil, skickade avier och en säkerhetskopia.',
  }),
  'audit.settlement-unknown': ({ settlement }) => ({
    what: `Händelsekedjan känner inte till avräkningen ${settlement}.`,
    mend: 'Tabellen har ändrats vid sidan av programmet. Jämför med en säkerhetskopia.',
  }),
  'clock.goes-back': ({ now, to }) => ({
    what: `Klockan står på ${now} och kan inte gå tillbaka till ${to}.`,
    mend: 'Ange en senare tidpunkt.',
  }),
};

/** Anchors have a day; the head of the chain has none. */
function witness(day: unknown): string {
  return day === '' ? 'kedjans huvud' : `det låsta ankaret ${day}`;
}
