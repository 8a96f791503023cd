import type { TemplateWords } from '../en/templates.ts';

/** The comments in terms that one begins with, in Swedish. */
export const templatesSv: TemplateWords = {
  header: [
    'Villkor för ett socialt utfallskontrakt. Alla tal är exempel: skriv in era egna och kör sedan utfall check.',
    'docs/terms.md förklarar varje ord.',
  ],
  title: 'Vad kontraktet kallas.',
  budget: 'Så mycket pengar det högst finns.',
  parties: 'Vilka som deltar. Var och en har ett eget namn som resten av villkoren använder.',
  payerRoles:
    'outcome-payer betalar; project-owner driver projektet; finance sköter utbetalningarna.',
  investorRoles: 'investor lägger ut kapitalet.',
  provider: 'Den som utför insatsen',
  evaluator: 'Den som bedömer resultaten, och inte har något annat intresse av dem',
  targetGroup: 'Vilka insatsen är för, och högst hur många.',
  description: 'Vilka insatsen är för',
  criterion: 'Vad som måste gälla för att en person ska skrivas in',
  phases: 'När personer kan skrivas in, och avtalets sista dag.',
  cohorts: 'Personer som börjar tillsammans; var kohort mäts för sig.',
  periods: 'Vad som följs upp, från första dagen till den sista; båda räknas med.',
  capital: 'Namnet betyder det som hittills är utbetalat; advanced.committed det som är utfäst.',
  events: 'Händelser som någon kan besluta om.',
  delivery: 'Insatsen utfördes som avtalat',
  metrics: 'Vad som mäts. I en betalning betyder måttets namn dess effekt.',
  purpose:
    'payment: ger betalning; gate: öppnar eller stänger betalningar; learning: ger aldrig betalning.',
  effect: 'level (nivå), improvement (förbättring), relative improvement, ratio (kvot) eller extra',
  comparator: 'Vad resultatet jämförs med; låses när villkoren skrivs under.',
  range: 'Vad som kan inträffa; granskningen använder det.',
  window: 'Vilka observationer som räknas.',
  measure: 'Hur observationer av personer blir ett tal.',
  missing: 'Den som inte är uppmätt: excluded, not improved, failure eller wait.',
  payments:
    'Vad som betalas: meningar, vars summa ska betalas. Lägg till clause: var avtalet säger det.',
  settlement:
    'Summan hittills avrundas och delas sedan mellan betalarna i denna ordning; rest bär det överskjutande.',
  negative:
    'Om summan hittills har sjunkit: av från nästa betalning, och resten återkrävs vid slutet.',
  verification: 'Vem som bedömer resultaten, hur lång tid det får ta, och vem som får invända.',
  suppress: 'Mindre grupper än så visas inte.',
  payout: 'Två personer attesterar varje betalning tillsammans.',
  retention: 'Hur länge uppgifter om personer sparas.',
  basis: 'Den lag eller det avtal som de behandlas enligt',
  guaranteed: 'En grundgaranti, knuten till vad som gjordes och inte till utfallet.',
  shared: 'En del av besparingen, tills kapitalet är tillbaka.',
  premium: 'En premie därutöver, bara om skolresultaten förbättras, och högst så mycket.',
  threshold: 'I varje kohort för sig: ingenting under 5 %, sedan två steg.',
  unit: 'Ett pris för varje enhet; inte för de första tio, som hade kommit ändå.',
  cap: 'Så mycket som högst betalas.',
  card: 'En prislista: ett pris för varje utfall som begärs och godkänns.',
  ladder: 'after: bara för en person vars tidigare utfall godkändes.',
  perPerson: 'Så mycket som högst betalas för en person.',
  repaid: 'Kapitalet kommer tillbaka om effekten är stor nog.',
  interest: 'Ränta på kapitalet från dagen då det betalades ut, i hela år.',
  duty: 'En skyldighet i stället för pengar: den visas för den som ska utföra den.',
  dutyText: 'Driver insatsen i två år till',
};
