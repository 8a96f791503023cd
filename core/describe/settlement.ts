import type { Payer, Recipient } from '../terms/shape/settlement.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { capitalised } from '../words/phrases.ts';
import type { DescribedLine } from './described.ts';
import { placeText, roundingText } from './figures.ts';
import { figureText, numberOrName } from './names.ts';
import { marks, partyName, type Teller, type Telling } from './telling.ts';

/** Rounding, payers, recipients, and what happens when the entitlement to date has fallen. */
export function settlementLines(teller: Teller): DescribedLine[] {
  const { terms, words } = teller;
  const { rounding, payers, recipients, negative, clause } = terms.settlement;
  const total = line(teller, 'rounding', (t) =>
    words.total(roundingText(t, rounding, terms.currency)),
  );
  const paid = payers.map((payer, place) => payerLine(teller, payer, place));
  const received =
    recipients === undefined
      ? [line(teller, 'recipients', () => words.noRecipients)]
      : recipients.map((recipient, place) => recipientLine(teller, recipient, place));
  const fallen = negativeTexts(teller, negative).map((text) =>
    line(teller, 'negative', () => text),
  );
  return [{ ...total, ...marks({ clause }) }, ...paid, ...received, ...fallen];
}

function payerLine(teller: Teller, payer: Payer, place: number): DescribedLine {
  const { terms, words } = teller;
  const { share, atMost, calendar, currency, vat } = payer;
  const party = partyName(teller, payer.party);
  const made = line(teller, `payers/${place}`, (t) =>
    [
      share === 'rest'
        ? words.payerRest(party, terms.settlement.payers.length === 1)
        : words.payerShare(party, placeText(t, share, { kind: 'share' })),
      ...limit(t, atMost),
      ...(calendar === undefined ? [] : [words.calendar[calendar]]),
      ...(currency === undefined ? [] : [paidInText(t, currency)]),
      ...(vat === undefined ? [] : [words.vat(numberOrName(t, vat, undefined))]),
    ].join(', '),
  );
  return { ...made, name: payer.party, ...marks(payer) };
}

/** Another currency, with its rate, whose it is and of which day. */
function paidInText(t: Telling, currency: NonNullable<Payer['currency']>): string {
  const { paidIn, rate, source, date, round } = currency;
  const of = [source, date].filter((part) => part !== undefined).join(', ');
  const said = t.words.paidIn(paidIn, numberOrName(t, rate, undefined), t.terms.currency);
  const whole = of === '' ? said : `${said} (${of})`;
  return round === undefined ? whole : `${whole}, ${roundingText(t, round, paidIn)}`;
}

function recipientLine(teller: Teller, recipient: Recipient, place: number): DescribedLine {
  const { terms, words } = teller;
  const { party, rank, by, share, atMost } = recipient;
  const isOnly = (terms.settlement.recipients ?? []).length === 1;
  const made = line(teller, `recipients/${place}`, (t) => {
    const names = [...(party === undefined ? [] : [party]), ...(rank ?? [])].map((name) =>
      partyName(teller, name),
    );
    const who = words.and(names);
    const says = (): string => {
      if (rank !== undefined) return words.rank(names, by === undefined ? '' : figureText(t, by));
      return share === undefined || share === 'rest'
        ? words.recipientRest(who, isOnly)
        : words.recipientShare(who, placeText(t, share, { kind: 'share' }));
    };
    return [says(), ...limit(t, atMost)].join(', ');
  });
  return { ...made, ...(party === undefined ? {} : { name: party }), ...marks(recipient) };
}

function limit(t: Telling, atMost: Payer['atMost']): string[] {
  if (atMost === undefined || atMost === 'none') return [];
  return [t.words.overLife(placeText(t, atMost, { kind: 'amount', unit: t.terms.currency }))];
}

function negativeTexts({ words }: Teller, negative: Terms['settlement']['negative']): string[] {
  const { net, claimBack } = negative ?? {};
  const said = [
    ...(net === undefined ? [] : [words.negativeNet]),
    ...(claimBack === 'end' ? [words.negativeEnd] : []),
    ...(claimBack === 'at once' ? [words.negativeOnce] : []),
  ];
  return said.length === 0 ? [words.negativeNothing] : said;
}

function line(teller: Teller, where: string, text: (t: Telling) => string): DescribedLine {
  const t: Telling = { ...teller, rows: [] };
  const said = text(t);
  return { path: `/settlement/${where}`, depth: 0, text: capitalised(`${said}.`), rows: t.rows };
}
