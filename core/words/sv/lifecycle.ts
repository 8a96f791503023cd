import type { FindingCatalogue } from '../language.ts';
import { moneyText } from '../numbers.ts';
import { roleNames } from '../roles.ts';
import { correctionFindings } from './correction.ts';
import { freezingFindings } from './freezing.ts';

/** What a person has done already, by task. */
const DID: Readonly<Record<string, string>> = {
  'sign-terms': 'skrivit under för en annan part',
  'report-delivery': 'rapporterat leveransen',
  'accept-delivery': 'beslutat om leveransen',
  'deliver-data': 'lämnat uppföljningsdata',
  'verify-outcome': 'verifierat utfallet',
  'answer-objection': 'svarat på invändningen',
  arbitrate: 'avgjort tvisten',
  attest: 'attesterat',
};

/** Findings of core/lifecycle, in Swedish. */
export const lifecycleFindings: FindingCatalogue = {
  ...correctionFindings,
  ...freezingFindings,
  'amendment.being-signed': () => ({
    what: 'En annan version av villkoren håller på att skrivas under.',
    mend: 'Vänta tills alla parter har svarat eller någon har avböjt.',
  }),
  'amendment.currency': ({ written, is }) => ({
    what: `Villkoren säger ${written}, men kontraktet är i ${is}.`,
    mend: 'Behåll valutan; ett kontrakt i en annan valuta är ett nytt kontrakt.',
  }),
  'amendment.nothing-new': () => ({
    what: 'Villkoren säger detsamma som den senaste versionen.',
    mend: 'Ändra det som ska ändras, eller skriv under den version som finns.',
  }),
  'amendment.other-contract': ({ written, is }) => ({
    what: `Villkoren hör till kontraktet ${written}, inte till ${is}.`,
    mend: `Skriv "contract: ${is}", eller lämna dem till det kontrakt som de hör till.`,
  }),
  'amendment.period-changed': ({ period }) => ({
    what: `Villkoren ändrar eller utelämnar perioden ${period}, som redan är planerad.`,
    mend: 'Räkna upp perioden bland dem som tillägget flyttar, eller skriv den som den var.',
  }),
  'amendment.period-settled': ({ period }) => ({
    what: `Perioden ${period} är avräknad, och ett tillägg ändrar aldrig det som är avräknat.`,
    mend: 'Skriv perioden som den var; är resultatet fel ska det rättas.',
  }),
  'amendment.reaches-settled': ({ effectiveFrom, period, to }) => ({
    what: `Från ${effectiveFrom} skulle de nya villkoren gälla perioden ${period}, som slutar ${to} och är avräknad.`,
    mend: `Låt dem gälla från en dag efter ${to}: ett tillägg ändrar aldrig det som är avräknat.`,
  }),
  'amendment.period-unknown': ({ period }) => ({
    what: `Det finns ingen period ${period} att flytta.`,
    mend: 'Räkna bara upp perioder som redan är planerade; nya behöver inte nämnas.',
  }),
  'amendment.phase': ({ phase }) => ({
    what: `Villkoren kan inte ändras medan kontraktet är i fasen ${phase}.`,
    mend: 'Ändra dem innan underskrifterna börjar, eller när kontraktet gäller.',
  }),
  'authority.action': ({ action, roles }) => ({
    what: `Dina roller i kontraktet räcker inte för detta (${action}).`,
    mend: `Det kräver rollen ${roleNames(roles, 'sv')}; be en administratör om du bör ha den.`,
  }),
  'authority.arbiter-partial': ({ party, roles }) => ({
    what: `Du hör till ${party}, som är ${roleNames(roles, 'sv')} och därför inte kan avgöra tvisten.`,
    mend: 'Låt någon som inte har någon annan del i kontraktet besluta.',
  }),
  'authority.administrator': () => ({
    what: 'Du ger andra deras roller, och beslutar därför ingenting själv.',
    mend: 'Låt en kollega som inte är administratör besluta.',
  }),
  'authority.not-a-member': () => ({
    what: 'Du har ingen roll i det här kontraktet.',
    mend: 'Be en administratör om en roll, med datumen då du har den.',
  }),
  'authority.not-theirs': ({ party, role }) => ({
    what: `Detta väntar på ${roleNames(role, 'sv')} hos ${party}, och det är inte din roll.`,
    mend: 'Låt någon med den rollen besluta, eller be en administratör om den.',
  }),
  'authority.not-today': ({ from, to }) => ({
    what: `Din roll gäller från ${from || 'början'} till ${to || 'tills vidare'}, inte i dag.`,
    mend: 'Låt en kollega besluta, eller be en administratör ändra datumen.',
  }),
  'authority.over-limit': ({ amount, limit, currency }) => ({
    what: `Beloppet ${moneyText(String(amount), String(currency), 'sv')} är över din gräns på ${moneyText(String(limit), String(currency), 'sv')}.`,
    mend: 'Låt någon med en högre gräns attestera.',
  }),
  'authority.own-benefit': ({ party }) => ({
    what: `Du hör till ${party}, som får pengar genom den här betalningen.`,
    mend: 'Låt någon attestera vars egen organisation inte får något.',
  }),
  'authority.same-person': ({ did }) => ({
    what: `Du har redan ${DID[String(did)] ?? did} i det här ärendet.`,
    mend: 'Låt en annan person besluta: de två sakerna ska göras av olika personer.',
  }),
  'authority.stands-in': () => ({
    what: 'Du och den kollega som någon av er ersätter kan inte båda besluta om detta.',
    mend: 'Låt en tredje person besluta.',
  }),
  'authority.verifier-partial': ({ party, roles }) => ({
    what: `Du hör till ${party}, som är ${roleNames(roles, 'sv')} och därför inte är oberoende av resultatet.`,
    mend: 'Låt en utvärderare utan egen del i utfallet besluta, eller avtala annat i villkoren.',
  }),
  'task.choice-unknown': ({ choice, choices }) => ({
    what: `"${choice}" är inget svar på den här uppgiften.`,
    mend: `Svara något av: ${[choices].flat().join(', ')}.`,
  }),
  'task.decided': ({ choice, at }) => ({
    what: `Detta är redan beslutat: ${choice}, ${at}.`,
    mend: 'Läs beslutet; inget mer väntas av dig.',
  }),
  'task.hash-missing': () => ({
    what: 'Svaret säger inte vad det gäller.',
    mend: 'Skicka kontrollsumman (`hash`) för det du fick se.',
  }),
  'task.personnummer': ({ field }) => ({
    what: `Fältet ${field} innehåller ett personnummer.`,
    mend: 'Ta bort det: skriv om personer bara med deras pseudonym.',
  }),
  'task.reason-missing': ({ choice }) => ({
    what: `Svaret "${choice}" behöver en motivering.`,
    mend: 'Skriv varför, i en mening eller två.',
  }),
  'task.subject-changed': () => ({
    what: 'Det som ska beslutas är inte längre det du fick se.',
    mend: 'Läs igen, och besluta om det som står där nu.',
  }),
  'task.superseded': ({ because }) => ({
    what: `Uppgiften är stängd utan beslut (${because}).`,
    mend: 'Leta i kontraktet efter uppgiften som har trätt i dess ställe.',
  }),
  'trigger.begun': ({ workflow }) => ({
    what: `Detta har redan börjat (${workflow}).`,
    mend: 'Se bland kontraktets uppgifter vad som väntas.',
  }),
  'trigger.being-signed': ({ purpose }) => ({
    what: `Parterna håller på att skriva under något annat (${purpose}).`,
    mend: 'Vänta tills alla parter har svarat på det.',
  }),
  'trigger.not-a-draft': ({ state }) => ({
    what: `Den här versionen av villkoren är inget utkast (${state}).`,
    mend: 'Skriv en ny version och låt den skrivas under.',
  }),
  'trigger.not-planned': ({ periodId, state }) => ({
    what: `Perioden ${periodId} är inte längre planerad (${state}).`,
    mend: 'Rätta perioden om dess data ska samlas in igen.',
  }),
  'trigger.period-not-over': ({ periodId, to }) => ({
    what: `Perioden ${periodId} är inte slut: dess sista dag är ${to}.`,
    mend: 'Begär dess data när dagen har passerat.',
  }),
  'trigger.phase': ({ purpose, phase }) => ({
    what: `Detta (${purpose}) kan inte börja i fasen ${phase}.`,
    mend: 'Se i kontraktet vad som kommer härnäst i den här fasen.',
  }),
  'trigger.reason-missing': () => ({
    what: 'Parterna ska få veta varför.',
    mend: 'Skriv skälet, i en mening eller två.',
  }),
};
