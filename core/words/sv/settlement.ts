import type { FindingCatalogue } from '../language.ts';
import { moneyText } from '../numbers.ts';
import { stateBeside } from './names.ts';

const EACH: Readonly<Record<string, string>> = { cohort: 'kohort', period: 'period' };
const each = (word: unknown): string => EACH[String(word)] ?? String(word);
const money = (amount: unknown, currency: unknown): string =>
  moneyText(String(amount), String(currency), 'sv');
const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '');
const oneOf = (known: unknown, none: string): string =>
  list(known) === '' ? none : `Skriv någon av: ${list(known)}.`;

/** Findings of core/settlement, in Swedish. */
export const settlementFindings: FindingCatalogue = {
  'settlement.metric-not-in-terms': ({ name, known }) => ({
    what: `Villkoren har inget mått ${name}.`,
    mend: `Skriv något av: ${list(known)}.`,
  }),
  'settlement.capital-not-in-terms': ({ name, known }) => ({
    what: `Villkoren har inget kapital ${name}.`,
    mend: `Skriv något av: ${list(known)}.`,
  }),
  'settlement.amount-not-in-terms': ({ name, known }) => ({
    what: `Villkoren har inget belopp ${name}.`,
    mend: `Belopp som levereras: ${list(known)}.`,
  }),
  'settlement.amount-not-delivered': ({ name, delivered }) => ({
    what: `Beloppet ${name} beräknas enligt villkoren och levereras inte.`,
    mend: `Ta bort uppgiften; belopp som levereras: ${list(delivered)}.`,
  }),
  'settlement.event-not-in-terms': ({ name, known }) => ({
    what: `Villkoren har ingen händelse ${name}.`,
    mend: `Skriv någon av: ${list(known)}.`,
  }),
  'settlement.state-not-in-terms': ({ name, state, known }) => ({
    what: `Händelsen ${name} kan inte vara ${state}.`,
    mend: `Skriv något av: ${(Array.isArray(known) ? known : []).map(stateBeside).join(', ')}.`,
  }),
  'settlement.outcome-not-in-terms': ({ name, known }) => ({
    what: `Ingen prislista har utfallet ${name}.`,
    mend: `Skriv något av: ${list(known)}.`,
  }),
  'settlement.cohort-not-in-terms': ({ name, known }) => ({
    what: `Villkoren har ingen kohort ${name}.`,
    mend: oneOf(known, 'Utelämna kohorten.'),
  }),
  'settlement.period-not-in-terms': ({ name, known }) => ({
    what: `Villkoren har ingen period ${name}.`,
    mend: oneOf(known, 'Utelämna perioden.'),
  }),
  'settlement.payer-not-in-terms': ({ name, known }) => ({
    what: `${name} är ingen betalare enligt villkoren.`,
    mend: `Skriv någon av: ${list(known)}.`,
  }),
  'settlement.fact-twice': ({ name }) => ({
    what: `${name} anges två gånger för samma plats och dag.`,
    mend: 'Behåll en av uppgifterna; flera på en gång anges som ett antal.',
  }),
  'settlement.facts-overlap': ({ name }) => ({
    what: `${name} anges för en kohort och för en period som delvis är samma sak.`,
    mend: 'Ange det för helheten, eller för varje kohort i varje period.',
  }),
  'settlement.place-wrong': ({ name, word }) => ({
    what: `${name} delas inte upp per ${each(word)} i villkoren.`,
    mend: `Ange det för hela avtalet, eller låt villkoren säga att det levereras per ${each(word)}.`,
  }),
  'settlement.place-missing': ({ name, word }) => ({
    what: `${name} säger inte vilken ${each(word)} det hör till.`,
    mend: `Lägg till ${each(word)}; villkoren räknar inom varje.`,
  }),
  'settlement.dated-after': ({ name, date, asOf }) => ({
    what: `${name} är daterat ${date}, efter avräkningsdagen ${asOf}.`,
    mend: 'Rätta datumet, eller avräkna per en senare dag.',
  }),
  'settlement.dated-outside-period': ({ name, date, period, from, to }) => ({
    what: `${name} är daterat ${date}, utanför perioden ${period} som löper från ${from} till ${to}.`,
    mend: 'Rätta datumet eller perioden.',
  }),
  'settlement.metric-empty': ({ name }) => ({
    what: `${name} anges utan någon siffra.`,
    mend: 'Ange värdet, eller det egna utfallet och jämförelsen, eller skriv att det saknas.',
  }),
  'settlement.count-not-whole': ({ name, count }) => ({
    what: `${name} har antalet ${count}, som inte är ett heltal.`,
    mend: 'Skriv ett helt antal utfall; ett negativt drar tillbaka utfall.',
  }),
  'settlement.withdrawn-too-many': ({ count, name }) => ({
    what: `${count} fler utfall av ${name} dras tillbaka än som har lämnats.`,
    mend: 'Dra bara tillbaka utfall som finns, med samma person, dag och plats.',
  }),
  'settlement.attribute-not-in-terms': ({ name, nearest }) => ({
    what: `Villkoren läser inget attribut ${name} hos ett utfall, och det här utfallet saknar ${nearest}.`,
    mend: `Skriv ${nearest} om det är vad som menas.`,
  }),
  'settlement.attribute-left-out': ({ outcome, name, values, count }) => ({
    what: `${outcome} prissätts efter ${name}, och ${count === '1' ? 'ett utfall anger' : `${String(count)} utfall anger`} det inte: värdet för others gäller.`,
    mend: `Skriv utfallen i en lista, med attributes: { ${String(name)}: … } för vart och ett: ${list(values)}, eller others där det är vad som menas.`,
  }),
  'settlement.attribute-no-number': ({ outcome, name, count }) => ({
    what: `${outcome} prissätts efter talet ${name}, och ${count === '1' ? 'ett utfall saknar' : `${String(count)} utfall saknar`} det: betalningen väntar på det.`,
    mend: `Skriv ${name} för vart och ett som ett tal med decimalpunkt, till exempel 0.5.`,
  }),
  'settlement.attribute-value-not-named': ({ outcome, name, value, count, values, nearest }) => ({
    what: `${outcome} prissätts efter ${name}, och ${count === '1' ? 'ett utfall anger' : `${String(count)} utfall anger`} ${value}, som villkoren inte nämner: värdet för others gäller.`,
    mend: `${nearest === undefined ? `Villkoren nämner ${list(values)}.` : `Skriv ${nearest} om det är vad som menas.`} Låt det stå om det är rätt att ${value} hör till de andra.`,
  }),
  'settlement.requires-taken': ({ name, requires }) => ({
    what: `${name} räknar bara personer med ${list(requires)}: dess värden antas redan vara räknade så.`,
    mend: 'Fråga den som lämnar värdet om det är så; av personuppgifter räknar Utfall själv.',
  }),
  'settlement.share-or-mean': ({ name, sum, of, value }) => ({
    what: `${name} är i points och säger inte hur det mäts: ${String(sum)} of ${String(of)} läses som ${String(value)} points, ett medelvärde.`,
    mend: 'Skriv measure med as: share i villkoren om det är en andel i procentenheter, eller as: mean om det är ett medelvärde.',
  }),
  'settlement.outside-range': ({ name, value, unit, range }) => ({
    what: `${name} är ${value} ${unit}, och enligt villkoren ligger det inom ${range}.`,
    mend: 'Rätta siffran om något är felskrivet; den räknas som den är.',
  }),
  'settlement.drawn-above-committed': ({ name, drawn, committed }) => ({
    what: `Av ${name} är ${drawn} utbetalat, och ${committed} är utfäst.`,
    mend: 'Rätta utbetalningarna, eller höj det utfästa i ett tillägg; det räknas som det är.',
  }),
  'settlement.period-runs': ({ period, to, asOf }) => ({
    what: `Det finns siffror för perioden ${period}, som löper till ${to}, efter avräkningsdagen ${asOf}.`,
    mend: 'Räkna av per en senare dag, eller se till att siffrorna är de hittillsvarande.',
  }),
  'settlement.figure-unknown': () => ({
    what: 'Villkoren lämnar denna siffra okänd (`unknown`), och betalningen behöver den.',
    mend: 'Skriv siffran i ett tilläggsavtal innan ni avräknar.',
  }),
  'settlement.figure-not-in-terms': ({ name }) => ({
    what: `Villkoren har ingen siffra ${name}.`,
    mend: 'Rätta namnet, eller lägg till måttet, beloppet eller betalningen.',
  }),
  'settlement.cannot-pool': ({ metric }) => ({
    what: `Måttet ${metric} anges för flera kohorter eller perioder, och värdena kan inte läggas ihop.`,
    mend: 'Ange summor med nämnare, eller ett värde för alla tillsammans.',
  }),
  'settlement.table-gap': ({ by, value }) => ({
    what: `Ingen rad i tabellen efter ${by} gäller för ${value}.`,
    mend: 'Lägg till raden eller värdet, eller `others`.',
  }),
  'settlement.row-open': ({ bounds }) => ({
    what: `Ett värde kan inte stiga i en rad som bara har en gräns: ${bounds}.`,
    mend: 'Ge raden båda gränserna, eller ta bort `risingTo`.',
  }),
  'settlement.base-missing': () => ({
    what: 'Denna mening har en andel eller ett pris av ingenting.',
    mend: 'Ange vad den gäller, med `of`.',
  }),
  'settlement.mechanism-missing': () => ({
    what: 'Denna mening säger inte hur den betalar.',
    mend: 'Lägg till något av `amount`, `share`, `price`, `rates` eller `parts`.',
  }),
  'settlement.day-missing': () => ({
    what: 'Räntan löper till avräkningens dag, och resultaten säger inte vilken den är.',
    mend: 'Skriv `asOf` i resultaten, eller `until` i villkoren.',
  }),
  'settlement.movement-undated': ({ name }) => ({
    what: `Ränta löper på ${name}, och något av det saknar datum.`,
    mend: 'Ge varje utbetalning och återbetalning sitt datum, eller låt villkoren säga `since`.',
  }),
  'settlement.settled-undivided': ({ payer }) => ({
    what: `Det som ${payer} har avräknat säger inte hur mycket som gällde vilken betalning.`,
    mend: 'Ange det avräknade med `payments`.',
  }),
  'settlement.after-paid-alone': ({ name }) => ({
    what: `Ingen mening betalar tills ${name} är betalt, så inget säger när det är det.`,
    mend: 'Lägg till en mening med samma underlag och `untilPaid`, eller begränsa med `above`.',
  }),
  'settlement.quota-outside': ({ name }) => ({
    what: `En kvot är en andel av en summa som meningen ingår i, och det gör den inte i ${name}.`,
    mend: 'Ange en summa runt meningen, eller använd `atMost` med en andel.',
  }),
  'settlement.index-not-in-terms': ({ name, known }) => ({
    what: `Villkoren har inget index ${name}.`,
    mend: oneOf(known, 'Ta bort siffran.'),
  }),
  'settlement.claim-payer-missing': ({ name, written, known }) => ({
    what: `Ett utfall säger att ${written} betalar, genom sitt ${name}.`,
    mend: `Skriv en av betalarna: ${list(known)}.`,
  }),
  'settlement.circular': ({ name }) => ({
    what: `${name} beräknas ur sig själv.`,
    mend: 'Låt den bara läsa det som står ovanför.',
  }),
  'settlement.payers-fall-short': ({ short, currency, rest }) => ({
    what: `${money(short, currency)} av ersättningen betalas av ingen, eftersom betalarnas andelar och tak inte räcker.`,
    mend:
      rest === undefined
        ? 'Ge en betalare `share: rest`, eller höj ett tak.'
        : `${rest} betalar resten bara upp till sitt tak: höj dess \`atMost\`, eller ta bort det.`,
  }),
  'settlement.recipient-missing': () => ({
    what: 'Villkoren säger inte vem som tar emot betalningarna.',
    mend: 'Lägg till `recipients` i settlement, eller en part som är investerare eller utförare.',
  }),
};
