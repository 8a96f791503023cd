import { fact, has } from '../facts.ts';
import type { FindingCatalogue } from '../language.ts';
import { moneyIn, valueIn, weaknessWords } from '../stress.ts';

const money = moneyIn('sv');
const value = valueIn('sv');

/** What is weak in well-formed terms, in Swedish. */
export const stressFindings: FindingCatalogue = weaknessWords(
  {
    'terms.pays-zero-effect': (facts) => ({
      what: `${fact(facts, 'name')} betalar ${money(facts, 'amount')} av högst ${money(facts, 'maximum')} även om insatsen inte ändrar någonting.`,
      mend: 'Knyt det till ett resultat, eller se till att alla som skriver under vet om det.',
    }),
    'terms.pays-drift': (facts) => ({
      what: `${fact(facts, 'name')} blir ${fact(facts, 'drift')} bättre utan insatsen, och bara det betalar ${money(facts, 'amount')}.`,
      mend: 'Välj en jämförelse som följer med, dra av förändringen, eller börja betala över den.',
    }),
    'terms.cap-below-guarantee': (facts) => ({
      what: `Taket på ${money(facts, 'cap')} kapar alltid: under det betalas ${money(facts, 'guaranteed')} oavsett resultat.`,
      mend: 'Höj taket, eller flytta ut den garanterade delen.',
    }),
    'terms.cap-never-binds': (facts) => ({
      what: `Taket på ${money(facts, 'cap')} kapar aldrig något: det som det begränsar är högst ${money(facts, 'highest')}.`,
      mend: 'Sänk det om det skulle begränsa något, eller låt det stå som en påminnelse.',
    }),
    'terms.maximum-above-budget': (facts) => ({
      what:
        facts['proved'] === true
          ? `Betalningen kan bli ${money(facts, 'maximum')}, ${money(facts, 'over')} över budgeten på ${money(facts, 'budget')}.`
          : `Det är inte bevisat att betalningen håller sig inom budgeten på ${money(facts, 'budget')}: alla tak tillsammans tillåter ${money(facts, 'maximum')}.`,
      mend: 'Sätt en mening med atMost runt betalningarna, eller höj budgeten.',
    }),
    'terms.maximum-unlimited': (facts) => ({
      what: `${fact(facts, 'name')} har ingen övre gräns, för ingenting begränsar ${fact(facts, 'because')}${has(facts, 'budget') ? `; budgeten är ${money(facts, 'budget')}` : ''}.`,
      mend: 'Lägg till atMost, places under targetGroup, en gräns i antal, eller range för måttet.',
    }),
    'terms.gate-fixed': (facts) => ({
      what: `Villkoret på ${fact(facts, 'name')} ${facts['state'] === 'never' ? 'kan aldrig uppfyllas' : 'är alltid uppfyllt'}: värdet kan bara gå från ${fact(facts, 'low')} till ${fact(facts, 'high')}.`,
      mend: 'Rätta gränserna, eller ta bort villkoret.',
    }),
    'terms.cliff': (facts) => ({
      what: `Vid ${fact(facts, 'name')} ${fact(facts, 'bound')} hoppar betalningen ${money(facts, 'jump')}, från ${money(facts, 'from')} till ${money(facts, 'to')}${has(facts, 'one') ? `; en deltagare av ${fact(facts, 'places')} är ${fact(facts, 'one')} %` : ''}.`,
      mend: 'Låt betalningen stiga längs en rät linje med risingTo, eller betala per enhet.',
    }),
    'terms.gate-by-chance': (facts) => ({
      what: `${fact(facts, 'name')} ${fact(facts, 'bound')} är ingen effekt alls: slumpen öppnar detta i ungefär hälften av fallen, och då betalas ${money(facts, 'amount')}, i snitt ${money(facts, 'half')}.`,
      mend: 'Kräv en effekt som slumpen ensam sällan ger.',
    }),
    'terms.rounding-opens': (facts) => ({
      what: `${fact(facts, 'name')} avrundas först till ${fact(facts, 'step')}, så att redan ${fact(facts, 'near')} räknas som ${fact(facts, 'bound')} och flyttar ${money(facts, 'amount')}.`,
      mend: 'Avrunda betalningen i stället för måttet, eller säg att avrundningen är avsedd.',
    }),
    'terms.ceiling-early': (facts) => ({
      what: `Taket på ${money(facts, 'maximum')} nås när ${fact(facts, 'name')} är omkring ${value(facts, 'at')}: inget betalas för det som kommer efter, upp till ${value(facts, 'best')}.`,
      mend: 'Om mer är önskat, betala mindre per enhet men längre, eller rätta range.',
    }),
    'terms.missing-rewarded': (facts) => ({
      what: has(facts, 'amount')
        ? `Om ${fact(facts, 'name')} inte mäts betalas ${money(facts, 'amount')} mer än om det mäts och är dåligt.`
        : `${fact(facts, 'name')} summerar något dåligt, och personer utan uppgift utelämnas: var och en av dem får det att se bättre ut.`,
      mend: 'Skriv missing: failure eller wait, eller vänd på villkoret.',
    }),
    'terms.follow-up-short': (facts) => ({
      what: `För dem som skrivs in sist kan ${fact(facts, 'name')} ses först ${fact(facts, 'closes')}, och uppföljningen slutar ${fact(facts, 'end')}.`,
      mend: 'Förläng uppföljningen, stäng inskrivningen tidigare (enrolUntil under phases.intervention), eller säg vad som betalas för dem som klipps av.',
    }),
    'terms.cohort-too-small': (facts) => ({
      what: `Med ${fact(facts, 'places')} deltagare skulle en effekt på ${fact(facts, 'effect')} i ${fact(facts, 'name')} skiljas från slumpen i ${fact(facts, 'power')} fall av 100 (uppskattat från nivån ${fact(facts, 'base')} per 100${facts['assumed'] === true ? ', som är antagen' : ''}).`,
      mend: 'Slå ihop kohorter, skriv in fler, eller börja betala vid en större effekt; 80 av 100 är brukligt.',
    }),
    'terms.capital-never-repaid': (facts) => ({
      what: `Investerarna lägger ut ${money(facts, 'capital')} och får högst ${money(facts, 'maximum')}: ${money(facts, 'lost')} kommer aldrig tillbaka.`,
      mend: 'Höj gränserna, eller säg att kapitalet delvis är en gåva.',
    }),
    'terms.payers-below-maximum': (facts) => ({
      what: has(facts, 'short')
        ? `Betalarna täcker ${money(facts, 'covered')} av en största betalning på ${money(facts, 'maximum')}: ingen betalar de sista ${money(facts, 'short')}.`
        : `Betalarna täcker ${money(facts, 'covered')}, och den största betalningen har ingen gräns.`,
      mend: 'Ge en betalare share: rest utan tak, höj taken, eller begränsa betalningarna.',
    }),
    'terms.cost-above-saving': (facts) => ({
      what: has(facts, 'even')
        ? `Tills ${fact(facts, 'name')} är omkring ${money(facts, 'even')} betalas mer än så: ${money(facts, 'amount')} när den är noll.`
        : `Även om ${fact(facts, 'name')} är ${money(facts, 'saving')}, det bästa som väntas, betalas ${money(facts, 'amount')}.`,
      mend: 'Sänk andelen eller det garanterade, om inte utfallet är värt mer än vad det sparar.',
    }),
    'terms.cherry-picking': (facts) => ({
      what: `Varje person kan vara värd ${money(facts, 'price')}, och ingenting säger vem som får skrivas in: de som behöver minst är lättast att lyckas med.`,
      mend: 'Lägg till eligibility under targetGroup, med underlag vid inskrivningen.',
    }),
    'terms.ladder-perverse': (facts) => ({
      what: `${fact(facts, 'name')} betalar ${money(facts, 'price')}, mindre än ${fact(facts, 'outcome')} före den, ${money(facts, 'before')}.`,
      mend: 'Låt det senare steget betala minst lika mycket, om det ska löna sig att fortsätta.',
    }),
    'terms.better-pays-less': (facts) => ({
      what: `Ett bättre resultat betalar mindre: ${fact(facts, 'name')} ${value(facts, 'worse')} betalar ${money(facts, 'worsePays')}, och ${value(facts, 'better')} betalar ${money(facts, 'betterPays')}, ${money(facts, 'less')} mindre.`,
      mend: 'Låt raderna stiga, eller låt det som annars betalas vara mindre än det som betalas här.',
    }),
    'terms.better-not-proved': (facts) => ({
      what: `Det är inte bevisat att ett bättre ${fact(facts, 'name')} aldrig betalar mindre; inget exempel hittades vid de skrivna gränserna.`,
      mend: 'Pröva villkoren på egna resultat med utfall settle.',
    }),
    'terms.not-all-tried': (facts) => ({
      what: `Bara ${fact(facts, 'tried')} uppsättningar resultat har prövats: fler svagheter kan finnas kvar.`,
      mend: 'Pröva villkoren på egna resultat med utfall settle.',
    }),
    'terms.not-tried': (facts) => ({
      what: `Påhittade resultat går inte att räkna av enligt de här villkoren (${fact(facts, 'because')}): språng, garantier och vad ett tak gör har inte letats efter.`,
      mend: 'Pröva villkoren på egna resultat med utfall settle, som säger vad som saknas.',
    }),
    'terms.posting-too-large': (facts) => ({
      what: `En utbetalning från ${fact(facts, 'payers')} betalare behöver ${fact(facts, 'entries')} poster i huvudboken, och högst ${fact(facts, 'most')} kan bokas på en gång.`,
      mend: 'Låt en betalare betala för flera, eller skriv ett kontrakt för varje grupp av betalare.',
    }),
  },
  'sv',
);
