import type { FindingFacts } from '../../findings.ts';
import type { FollowUpCode } from '../../terms/codes.ts';
import { fact } from '../facts.ts';
import type { FindingWords } from '../language.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** Findings about how persons are measured and followed, in Swedish. */
export const followUpFindings: Readonly<Record<FollowUpCode, Words>> = {
  'terms.measure-of-one': () => ({
    what: 'En mätning (measure) är av en observation, eller slår ihop andra mått på ett sätt.',
    mend: 'Skriv observation, eller combines med ett av all, any och weighted.',
  }),
  'terms.measure-word-missing': (facts) => ({
    what: `${fact(facts, 'name')} mäts efter tid (${fact(facts, 'as')}), och det står inte till vilken dag.`,
    mend: `Lägg till ${fact(facts, 'word')}, ett antal dagar som alla följs: 365.`,
  }),
  'terms.times-not-added': (facts) => ({
    what: `${fact(facts, 'name')} läses för alla tillsammans, och sådana värden kan inte läggas ihop: avräkningen stannar när det finns fler än ett (${fact(facts, 'per')}).`,
    mend: `Skriv per (${fact(facts, 'per')}) på satsen eller på en runt den, eller mät alla i en enda.`,
  }),
  'terms.time-misfit': (facts) => ({
    what: `${fact(facts, 'name')} mäts efter tiden till en händelse, och får aldrig något värde med ${fact(facts, 'written')}.`,
    mend: 'Jämför det med en grupp eller ett fast tal, som improvement, relative improvement eller ratio; eller mät en andel, en frekvens eller ett medelvärde.',
  }),
  'terms.up-to-not-days': () => ({
    what: 'upTo är ett helt antal dagar, och minst en.',
    mend: 'Skriv dagar, såsom 730 för två år.',
  }),
  'terms.up-to-beyond-window': (facts) => ({
    what: `upTo går utanför fönstret för ${fact(facts, 'name')}: ingen följs så länge.`,
    mend: `Skriv högst ${fact(facts, 'most')} dagar, eller låt fönstret stänga senare.`,
  }),
  'terms.outliers-unbounded': () => ({
    what: 'Det står inte var ett värde blir ett extremvärde (outliers).',
    mend: 'Lägg till from, to eller båda.',
  }),
  'terms.not-above-zero': (facts) => ({
    what: `${fact(facts, 'field')} är ${fact(facts, 'written')}, och måste vara mer än 0.`,
    mend: 'Skriv ett tal över 0, eller utelämna fältet.',
  }),
  'terms.window-empty': () => ({
    what: 'Det står inte när fönstret stängs, eller så stängs det när det öppnas: det har ingen dag, och inget kan observeras.',
    mend: 'Skriv closes, senare än opens: ett fönster på en dag stängs 1 days efter inskrivningen.',
  }),
  'terms.arm-of-own': (facts) => ({
    what: `${fact(facts, 'name')} jämförs med ${fact(facts, 'arm')}, som är gruppen av dem som får insatsen.`,
    mend: 'Skriv jämförelsegruppens arm så som inskrivningarna gör, eller utelämna arm.',
  }),
  'terms.window-not-own': () => ({
    what: 'Det som en person jämförs med från tiden före räknas från inskrivningen: i perioden är inget känt om det.',
    mend: 'Skriv counted: before enrolment, och när det stängs.',
  }),
  'terms.bounds-empty': () => ({
    what: 'Inget ligger inom dessa gränser, så att ingen kan räknas.',
    mend: 'Låt den undre gränsen ligga under den övre, eller ta bort en av dem.',
  }),
  'terms.combined-not-measured': (facts) => ({
    what: `${fact(facts, 'name')} mäts inte på personer, och kan inte slås ihop med andra.`,
    mend: 'Ge det en mätning (measure), eller slå ihop andra mått.',
  }),
  'terms.leaving-data': (facts) => ({
    what: `Den som slutat av orsaken ${fact(facts, 'reason')} räknas som ${fact(facts, 'counts')}, vilket inte går ihop med data: ${fact(facts, 'data')}.`,
    mend: 'Den som följs vidare (followed) behöver alla uppgifter, och den som är censurerad (censored) uppgifterna fram till dess. Ändra det ena, eller ta bort data.',
  }),
  'terms.failure-unknown': (facts) => ({
    what: `${fact(facts, 'name')} har inget sämsta värde, så att ingen kan räknas som misslyckad i det: det ska vara lågt, eller är en förändring.`,
    mend:
      facts['of'] === 'missing'
        ? 'Låt dem som saknas räknas som excluded eller not improved, eller vänta på dem (wait).'
        : 'Låt dem räknas som missing, censored eller excluded; måttet kan säga det för sig självt under leaving.',
  }),
  'terms.during-missing': (facts) => ({
    what: `Den historiska kohorten för ${fact(facts, 'name')} har inga dagar i kontraktets perioder, och kan därför inte mätas på personer.`,
    mend: 'Lägg till during: { from: …, to: … }, de av kohortens dagar som svarar mot en period.',
  }),
  'terms.excluded-twice': (facts) => ({
    what: `Några av dagarna från ${fact(facts, 'from')} till ${fact(facts, 'to')} är redan undantagna.`,
    mend: 'Låt intervallen inte ha någon dag gemensam.',
  }),
  'terms.exclusion-not-agreed': (facts) => ({
    what: `Dagar undantas utan att ${fact(facts, 'roles')} är med om det.`,
    mend: 'Skriv under agreedBy vilka parter som kommit överens: utfallsbeställare och finansiär tillsammans.',
  }),
  'terms.retention-missing': (facts) => ({
    what: `${fact(facts, 'name')} mäts på personer, och det står inte hur länge uppgifter om dem sparas: ingen dag för gallring planeras någonsin.`,
    mend: 'Skriv det med den rättsliga grunden, till exempel retention: { personLevel: 2 years, legalBasis: … }; det räknas från kontraktets slut.',
  }),
};
