import { decimal } from '../../money/decimal.ts';
import type { NoticeWords, PaymentWords } from '../../notices/words.ts';
import { moneyText } from '../numbers.ts';
import { erasureWords } from './privacy.ts';

/** What notices say, in Swedish. */
export const noticeWords: NoticeWords = {
  erasure: erasureWords,
  late: {
    title: 'Data kom sent för en period',
    what: 'Data har lämnats som skiljer sig från det som resultatet är uträknat av, eller lägger till något. De ändrar ingenting.',
    withdrawn: {
      title: 'En leverans har tagits tillbaka efter att en period låstes',
      what: 'En leverans har tagits tillbaka, så att andra dagar skulle räknas för några personer än med den. Inget ändras i resultatet.',
    },
    decided:
      'Om de ska räknas rättar projektägaren perioden: den samlas in och verifieras på nytt, och skillnaden regleras.',
    undecided:
      'Utvärderaren har inte beslutat än: om de ska räknas kan resultatet underkännas, och samlas då in på nytt.',
    where:
      'Logga in i Utfall för att se hur många personer och rader som skiljer sig, och vad de skulle ändra.',
  },
  tasks: {
    'sign-terms': {
      title: 'Villkor väntar på er underskrift',
      what: 'Läs villkoren och godkänn deras kontrollsumma, eller avböj med en motivering.',
      otherwise: 'Villkoren börjar inte gälla förrän alla parter har skrivit under.',
    },
    'report-delivery': {
      title: 'En leveransrapport efterfrågas',
      what: 'Rapportera att insatsen är genomförd.',
      otherwise: 'Utan rapport kan leveransen inte godkännas och inget betalas för den.',
    },
    'accept-delivery': {
      title: 'En leverans väntar på godkännande',
      what: 'Godkänn den rapporterade leveransen, eller underkänn den med en motivering.',
      otherwise: 'Det som beror på leveransen betalas inte förrän den är godkänd.',
    },
    'deliver-data': {
      title: 'Uppföljningsdata efterfrågas',
      what: 'Lämna periodens observationer och meddela sedan att leveransen är fullständig.',
      otherwise: 'Utan data mäts inte perioden och inget betalas för den.',
    },
    'verify-outcome': {
      title: 'Ett utfall väntar på verifiering',
      what: 'Läs verifieringsunderlaget och godkänn, underkänn eller ställ en fråga.',
      otherwise: 'Utan beslut betalas inget för perioden.',
    },
    'answer-objection': {
      title: 'En invändning väntar på svar',
      what: 'Läs invändningen och fastställ resultatet eller besluta att det ska göras om.',
      otherwise: 'Så länge perioden är omtvistad betalas inget för den.',
    },
    arbitrate: {
      title: 'En tvist väntar på skiljepersonen',
      what: 'Läs resultatet och invändningen och fastställ resultatet eller begär omräkning.',
      otherwise: 'Så länge perioden är omtvistad betalas inget för den.',
    },
    attest: {
      title: 'En utbetalning väntar på attest',
      what: 'Läs avräkningen och dess härledning och attestera, eller avstå med en motivering.',
      otherwise: 'Inget betalas förrän alla attester finns.',
    },
    'confirm-payment': {
      title: 'En betalning väntar på bekräftelse',
      what: 'Meddela om banken har genomfört, avvisat eller inte svarat om betalningen.',
      otherwise: 'Till dess är avräkningen utfärdad och ingen annan utbetalning görs.',
    },
  },
  subject: (title, contract) => `${title}: ${contract}`,
  reminder: (title) => `Påminnelse: ${lowerFirst(title)}`,
  concerns: (periodId, revision) =>
    revision === 1
      ? `Det gäller perioden ${periodId}.`
      : `Det gäller perioden ${periodId}, rättelse ${revision}.`,
  wholeContract: 'Det gäller hela kontraktet.',
  until: (date) => `Det ska vara gjort senast ${date}.`,
  noDeadline: 'Villkoren anger ingen tidsfrist.',
  login: 'Logga in i Utfall för att besluta. Inget beslutas genom att öppna en länk.',
  payoutIssued: 'Utbetalningsavi',
  payment: ({ payer, recipient, amount, currency, vat }) =>
    `${payer} betalar ${moneyWithVat({ amount, vat, currency })} till ${recipient}.`,
  paidIn: ({ currency, amount, vat, rate, source, date }, contractCurrency) =>
    `Det betalas som ${moneyWithVat({ amount, vat, currency })}, med ${rate.replace('.', ',')} ${currency} för varje ` +
    `${contractCurrency}${source === undefined ? '' : ` enligt ${source}`}${date === undefined ? '' : ` den ${date}`}.`,
  claim: ({ payer, amount, currency, vat }) =>
    `${payer} återkräver ${moneyWithVat({ amount, vat, currency })}.`,
  vatCredit: ({ claimedBack, rate, date, vat }, currency) =>
    `Av det som betalades${date === undefined ? '' : ` ${date}`} återkrävs ${moneyText(claimedBack, currency, 'sv')}: ` +
    `${moneyText(vat, currency, 'sv')} moms krediteras${rate === undefined ? '' : `, med ${rate.replace('.', ',')} som när det betalades`}.`,
  total: (amount, currency, vat) =>
    `Summa att betala: ${moneyText(amount, currency, 'sv')}` +
    `${vat === undefined ? '' : `, varav moms ${moneyText(vat, currency, 'sv')}`}.`,
  dueDate: (date) => `Förfallodag: ${date}.`,
  key: (key) =>
    `Avräkningens nyckel: ${key}. En betalning med en nyckel som redan är betald är en kopia.`,
  derivation: 'Så är beloppet härlett:',
  attested: (names) => `Attesterat av ${list(names, 'och')}.`,
  hashes: (settlement, chainHead) => `Avräkning ${settlement}. Händelsekedjans huvud ${chainHead}.`,
  payoutSuperseded: 'En utbetalning återkallas före betalning',
  supersededBody: (key) => `Avräkningen ${key} ska inte betalas. En ny ersätter den.`,
  because: (reason) => `Skäl: ${reason}`,
  decisions: {
    verified: { title: 'Ett resultat är verifierat', what: 'Utvärderaren godkände resultatet.' },
    rejected: {
      title: 'Ett resultat är underkänt',
      what: 'Utvärderaren underkände resultatet. Perioden mäts om.',
    },
    asked: { title: 'Utvärderaren ställer en fråga', what: 'Resultatet väntar på ett svar.' },
    disputed: { title: 'Ett resultat är omtvistat', what: 'En invändning kom inom tidsfristen.' },
    upheld: { title: 'Ett resultat står fast', what: 'Resultatet står fast efter invändningen.' },
    revised: {
      title: 'Ett resultat ska göras om',
      what: 'Invändningen godtogs. Perioden mäts om.',
    },
  },
  decidedBy: (name) => `Av ${name}.`,
  objectionsUntil: (date) => `Invändningar kan göras till och med ${date}.`,
  packHash: (hash) => `Verifieringsunderlag ${hash}.`,
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function list(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** An amount, with what VAT adds to it. */
function moneyWithVat({
  amount,
  vat,
  currency,
}: Pick<PaymentWords, 'amount' | 'vat' | 'currency'>) {
  const money = (each: string) => moneyText(each, currency, 'sv');
  if (vat === undefined) return money(amount);
  const total = decimal(amount).plus(decimal(vat)).toFixed();
  return `${money(amount)} och ${money(vat)} moms, tillsammans ${money(total)}`;
}
