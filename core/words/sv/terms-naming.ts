import type { FindingFacts } from '../../findings.ts';
import type { NamingCode } from '../../terms/codes.ts';
import { fact, has } from '../facts.ts';
import type { FindingWords } from '../language.ts';
import { rolesBeside } from '../roles.ts';
import { stateBeside } from './names.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** The word that was probably meant, or how to add it. */
function meant(facts: FindingFacts, otherwise: string): string {
  return has(facts, 'nearest') ? `Menade du ${fact(facts, 'nearest')}?` : otherwise;
}

function states(written: unknown): string {
  return (Array.isArray(written) ? written : [written]).map(String).map(stateBeside).join(', ');
}

/** What check finds among names, parties and roles, in Swedish. */
export const namingFindings: Readonly<Record<NamingCode, Words>> = {
  'terms.name-twice': (facts) => ({
    what: `Namnet ${fact(facts, 'name')} används redan på ${fact(facts, 'other')}.`,
    mend: 'Ge ett av dem ett annat namn: ett namn står för en sak i hela kontraktet.',
  }),
  'terms.name-reserved': (facts) => ({
    what: `${fact(facts, 'name')} är ett ord i språket och kan inte vara ett namn.`,
    mend: 'Välj ett annat namn.',
  }),
  'terms.name-unknown': (facts) => ({
    what: `Inget heter ${fact(facts, 'name')}.`,
    mend: meant(
      facts,
      'Lägg till det bland metrics, amounts, capital eller events, eller läs något annat.',
    ),
  }),
  'terms.side-unknown': (facts) => ({
    what: `${fact(facts, 'name')} har ingen sida som heter ${fact(facts, 'written')}.`,
    mend: fact(facts, 'sides')
      ? `Efter punkten får stå: ${fact(facts, 'sides')}.`
      : 'Ta bort punkten och det som följer.',
  }),
  'terms.event-as-figure': (facts) => ({
    what: `${fact(facts, 'name')} är en händelse och har inget värde att räkna med.`,
    mend: 'Läs ett utfallsmått, ett belopp, kapital eller en betalning i stället.',
  }),
  'terms.event-bounded': (facts) => ({
    what: `${fact(facts, 'name')} är en händelse och kan inte jämföras med tal.`,
    mend: `Fråga efter ett av dess tillstånd: ${states(facts['states'])}.`,
  }),
  'terms.event-unknown': (facts) => ({
    what: `Ingen händelse heter ${fact(facts, 'name')}.`,
    mend: meant(facts, 'Lägg till den under events, eller skriv ett datum eller end.'),
  }),
  'terms.state-unknown': (facts) => ({
    what: `${fact(facts, 'name')} är aldrig ${fact(facts, 'written')}.`,
    mend: `${
      has(facts, 'nearest') ? `Menade du ${fact(facts, 'nearest')}? ` : ''
    }Dess tillstånd är: ${states(facts['states'])}.`,
  }),
  'terms.bounds-missing': (facts) => ({
    what: `Villkoret på ${fact(facts, 'name')} saknar gräns.`,
    mend: `Skriv någon av from, above, below och to: { ${fact(facts, 'name')}: { above: 0 } }.`,
  }),
  'terms.read-before': (facts) => ({
    what: `${fact(facts, 'name')} läses innan det är beräknat: det står längre ned.`,
    mend: 'Flytta det ovanför den här meningen.',
  }),
  'terms.circle': (facts) => ({
    what:
      facts['reader'] === facts['name']
        ? `${fact(facts, 'name')} beror på sig självt.`
        : `${fact(facts, 'reader')} beror på ${fact(facts, 'name')}, som beror på ${fact(facts, 'reader')}.`,
    mend: 'Låt ett av dem läsa något annat.',
  }),
  'terms.learning-paid': (facts) => ({
    what: `${fact(facts, 'name')} är ett mått för lärande, och här beror pengar på det.`,
    mend: 'Ge det syftet payment eller gate, eller låt betalningen läsa ett annat mått.',
  }),
  'terms.after-unknown': (facts) => ({
    what: `Inget annat utfall heter ${fact(facts, 'outcome')}.`,
    mend: meant(facts, 'Efter vilket utfall i en prislista får detta göras gällande?'),
  }),
  'terms.outcome-twice': (facts) => ({
    what: `Utfallet ${fact(facts, 'outcome')} har två priser i den här prislistan.`,
    mend: 'Behåll en rad; ett pris som beror på datum eller egenskap är en tabell.',
  }),
  'terms.party-unknown': (facts) => ({
    what: `Ingen part heter ${fact(facts, 'party')}.`,
    mend: meant(facts, 'Lägg till den under parties med namn och roller.'),
  }),
  'terms.role-missing': (facts) => ({
    what: `${fact(facts, 'party')} har inte den roll som krävs här.`,
    mend: `Ge den någon av rollerna ${rolesBeside(facts['roles'], 'sv')}, eller nämn en annan part.`,
  }),
  'terms.role-vacant': (facts) => ({
    what: `Ingen part har rollen ${rolesBeside(facts['role'], 'sv')}.`,
    mend: `Ge rollen ${rolesBeside(facts['role'], 'sv')} till en part: utan den stannar kontraktet.`,
  }),
  'terms.verification-missing': () => ({
    what: 'Det står inte vem som verifierar utfallen.',
    mend: 'Lägg till verification, med en verifier som har rollen evaluator (oberoende utvärderare).',
  }),
  'terms.verifier-not-independent': (facts) => ({
    what: `${fact(facts, 'party')} skulle bedöma resultat som den har intresse i: den är också ${rolesBeside(facts['roles'], 'sv')}.`,
    mend: 'Nämn en annan utvärderare eller, om alla parter är överens, skriv independence: agreed away.',
  }),
  'terms.verifier-agreed-interested': (facts) => ({
    what: `${fact(facts, 'party')} bedömer resultat som den har intresse i som ${rolesBeside(facts['roles'], 'sv')}; villkoren säger att det är överenskommet.`,
    mend: 'Se till att alla som undertecknar vet om det.',
  }),
  'terms.cohort-unknown': (facts) => ({
    what: `Ingen kohort heter ${fact(facts, 'name')}.`,
    mend: `Skriv någon av: ${fact(facts, 'known') || 'kontraktet har inga kohorter'}.`,
  }),
  'terms.period-unknown': (facts) => ({
    what: `Ingen period heter ${fact(facts, 'name')}.`,
    mend: `Skriv någon av: ${fact(facts, 'known') || 'kontraktet har inga perioder'}.`,
  }),
  'terms.cohorts-missing': () => ({
    what: 'Detta gäller per kohort, och kontraktet har inga kohorter.',
    mend: 'Lägg till cohorts, en lista med deras namn, eller ta bort detta.',
  }),
  'terms.periods-missing': () => ({
    what: 'Detta gäller per period, och kontraktet har inga uppföljningsperioder.',
    mend: 'Lägg till periods med första och sista dag, eller ta bort detta.',
  }),
  'terms.currency-unknown': (facts) => ({
    what: `”${fact(facts, 'written')}” är ingen valuta.`,
    mend: meant(facts, 'Skriv en kod enligt ISO 4217, till exempel SEK.'),
  }),
};
