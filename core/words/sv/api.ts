import { fact } from '../facts.ts';
import type { FindingCatalogue } from '../language.ts';
import { roleNames } from '../roles.ts';
import { importFindings } from './imports.ts';
import { STATES, said } from './said.ts';

/** What is wrong with the key that opens persons' data. */
const KEY_TROUBLE: Readonly<Record<string, string>> = {
  missing: 'installationsnyckeln finns inte',
  'open-to-others': 'installationsnyckeln kan läsas av andra än sin ägare',
  unreadable: 'installationsnyckeln är ingen nyckel',
  another: 'installationsnyckeln är utbytt mot en annan',
};

/** What things are called where somebody else was first. */
const ITEMS: Readonly<Record<string, string>> = {
  contract: 'kontraktet',
  terms: 'villkorsversionen',
  membership: 'rollen',
  period: 'perioden',
  settlement: 'avräkningen',
  fact: 'uppgiften',
  import: 'leveransen',
  transition: 'övergången',
  task: 'uppgiften att besluta',
};

const PHASES: Readonly<Record<string, string>> = {
  draft: 'utkast',
  onboarding: 'undertecknande',
  intervention: 'insats',
  'follow-up': 'uppföljning',
  closed: 'avslutat',
  suspended: 'pausat',
  terminated: 'uppsagt',
};

/** Findings of the API's door, of facts, imports and memberships, in Swedish. */
export const apiFindings: FindingCatalogue = {
  ...importFindings,
  'api.not-logged-in': ({ login }) => ({
    what: 'Du är inte inloggad, eller din inloggning har upphört.',
    mend:
      login === undefined
        ? 'Logga in igen.'
        : `Detta är en demo: GET ${String(login)} räknar upp dess personer, och POST ${String(login)}/<subject> loggar in som en av dem.`,
  }),
  'api.not-found': () => ({
    what: 'Här finns inget som du får se.',
    mend: 'Kontrollera adressen, och att du har en roll i kontraktet i dag.',
  }),
  'api.no-such-route': () => ({
    what: 'Utfall har ingen sådan adress, eller inte för den metoden.',
    mend: 'Se /openapi.json för vad som finns.',
  }),
  'api.not-yet': ({ what }) => ({
    what: `Det finns ännu ${said({ pack: 'inget verifieringsunderlag', notice: 'ingen utbetalningsavi' }, what)}.`,
    mend: 'Kom tillbaka när kontraktet har kommit så långt.',
  }),
  'api.erased': () => ({
    what: 'Kontraktets uppgifter om enskilda är gallrade.',
    mend: 'Resultat och hashar finns kvar; de enskilda kan inte läsas igen.',
  }),
  'api.malformed': ({ type }) => ({
    what: `Det som skickades är inte välformat (${type}).`,
    mend: 'Kontrollera citattecken, kommatecken och parenteser, och att inget har fallit bort.',
  }),
  'api.media-type': ({ expected }) => ({
    what: 'Det som skickades är av annat slag än vad adressen tar emot.',
    mend: `Skicka det som ${expected}.`,
  }),
  'api.too-large': ({ megabytes }) => ({
    what: `Det som skickades är större än ${megabytes} MB.`,
    mend: 'Dela filen i flera, var och en med samma rubrikrad, och leverera dem en och en.',
  }),
  'api.unknown-field': ({ field }) => ({
    what: `Det finns inget fält "${field}" här.`,
    mend: 'Ta bort det, eller jämför stavningen med /openapi.json.',
  }),
  'api.missing-field': ({ field }) => ({
    what: `Fältet "${field}" saknas.`,
    mend: 'Fyll i det.',
  }),
  'api.wrong-value': ({ field, expected }) => ({
    what: `Det som står i "${field}" kan inte användas.`,
    mend: `Skriv det så här: ${expected}.`,
  }),
  'api.personnummer': () => ({
    what: 'Här står ett personnummer, eller något som ser ut precis som ett.',
    mend: 'Skriv en pseudonym i stället, och låt nyckeln till den stanna hos kommunen.',
  }),
  'api.not-utf8': ({ file }) => ({
    what: `Filen ${file} är inte text i UTF-8.`,
    mend: 'Spara den som "CSV UTF-8" och leverera den igen.',
  }),
  'api.if-match': () => ({
    what: 'If-Match är ingen ETag som Utfall har gett.',
    mend: 'Skicka ETag från det du läste, till exempel "3", eller utelämna den.',
  }),
  'api.idempotency-key': () => ({
    what: 'Anropet behöver en Idempotency-Key på högst 200 tecken.',
    mend: 'Skicka en ny för varje ny sak, och samma när du försöker igen.',
  }),
  'api.idempotency-key-used': () => ({
    what: 'Denna Idempotency-Key har använts förut, till något annat.',
    mend: 'Skicka en ny nyckel för en ny sak.',
  }),
  'api.changed-since': ({ item, read, now }) => ({
    what: `Sedan du läste har ${said(ITEMS, item)} ändrats: du läste version ${read}, nu är det ${now}.`,
    mend: 'Se vad som gäller nu, och besluta på nytt.',
  }),
  'api.written-meanwhile': ({ item }) => ({
    what: `Någon annan skrev samtidigt i ${said(ITEMS, item)} och hann först; ditt utfördes inte.`,
    mend: 'Se vad som gäller nu, och besluta på nytt.',
  }),
  'api.exists': ({ item }) => ({
    what: `Det du vill lägga till finns redan (${said(ITEMS, item)}).`,
    mend: 'Se vad som gäller nu; ändra det som finns om det är fel.',
  }),
  'api.contract-exists': ({ contract }) => ({
    what: `Det finns redan ett kontrakt "${contract}".`,
    mend: 'Ge det nya ett annat namn i villkoren.',
  }),
  'api.not-a-draft': ({ phase }) => ({
    what: `Kontraktet är i fasen ${said(PHASES, phase)}: villkoren är inte längre ett utkast.`,
    mend: 'Gör i stället ett tillägg.',
  }),
  'api.no-such-draft': () => ({
    what: 'Den nyaste versionen av villkoren är ingen som detta skulle lägga fram för parterna.',
    mend: 'Skriv först villkoren eller tillägget.',
  }),
  'api.terms-over': ({ state }) => ({
    what: `Denna version av villkoren är ${said(STATES, state)}.`,
    mend: 'Bifoga handlingen till den version som gäller.',
  }),
  'api.hash-differs': () => ({
    what: 'Filen som kom fram har inte den hash som du angav.',
    mend: 'Skicka den igen; om det upprepas, beräkna dess SHA-256 på nytt.',
  }),
  'api.fault': ({ requestId }) => ({
    what: 'Något gick fel i Utfall, inte i det du skickade.',
    mend: `Försök igen om en stund; ge annars den som driver Utfall denna referens: ${requestId}.`,
  }),
  'api.installation-key': ({ reason, requestId }) => ({
    what: `Utfall kan inte öppna det som sparats om enskilda: ${KEY_TROUBLE[String(reason)]}. Inget är förlorat, och resultat och utbetalningar berörs inte.`,
    mend: `Ge den som driver Utfall denna referens: ${requestId}. Rätt installationsnyckel ska läggas tillbaka; docs/operating/keys.md säger hur.`,
  }),
  'api.unavailable': ({ requestId }) => ({
    what: 'Utfall når inte sin lagring eller inloggningen just nu; inget har gått förlorat.',
    mend: `Försök igen om en minut; ge annars den som driver Utfall denna referens: ${requestId}.`,
  }),
  'member.party-unknown': (facts) => ({
    what: `Villkoren har ingen part "${fact(facts, 'party')}".`,
    mend: `Skriv någon av: ${fact(facts, 'known')}.`,
  }),
  'member.role-not-partys': ({ party, role, roles }) => ({
    what: `${party} är inte ${roleNames(role, 'sv')} i detta kontrakt.`,
    mend: `Enligt villkoren är den: ${roleNames(roles, 'sv')}. Välj något av det, eller en annan part.`,
  }),
  'member.dates': ({ from, to }) => ({
    what: `Rollen skulle upphöra (${to}) innan den börjar (${from}).`,
    mend: 'Ändra något av datumen.',
  }),
  'member.limit-without-attest': () => ({
    what: 'Bara ekonomi attesterar, så bara ekonomi har en attestgräns.',
    mend: 'Utelämna gränsen, eller välj rollen ekonomi.',
  }),
  'member.colleague-unknown': ({ party, role }) => ({
    what: `Ingen annan hos ${party} som är ${roleNames(role, 'sv')} har det namnet i inloggningen.`,
    mend: 'Ange den inloggningsidentitet (subject) som kollegan har.',
  }),
};
