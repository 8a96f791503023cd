import type { Explained } from '../../core/explain/explained.ts';
import type { PayerLine, Settlement } from '../../core/settlement/settlement.ts';
import type { Language } from '../../core/words/language.ts';
import { shortMoneyText } from '../../core/words/numbers.ts';
import { words } from '../words/words.ts';
import { tableText } from './table.ts';

/** A settlement as tables: what each sentence gives, what each payer pays to whom, and what nobody is paid. */
export function settlementText(
  settlement: Settlement,
  amounts: readonly Explained[],
  language: Language,
): string {
  const said = words(language);
  const parts = [linesTable(settlement, language), payersTable(settlement, language)];
  if (amounts.length > 0) parts.push(amountsTable(amounts, language));
  if (settlement.waitingFor.length > 0) {
    parts.push(said.waitingFor(settlement.waitingFor.join(', ')));
  }
  return parts.join('\n\n');
}

function linesTable({ lines, entitled, currency }: Settlement, language: Language): string {
  const { heading, state, total } = words(language);
  return tableText(
    [
      { heading: heading.payment },
      { heading: heading.state },
      { heading: heading.entitled, figures: true },
    ],
    [
      ...lines.map((line) => [
        line.id,
        state[line.state],
        shortMoneyText(line.amount, currency, language),
      ]),
      [total, '', shortMoneyText(entitled, currency, language)],
    ],
  );
}

function payersTable({ payers, currency }: Settlement, language: Language): string {
  const { heading, claimedBack, vatCredited, carried } = words(language);
  const money = (amount: string): string => shortMoneyText(amount, currency, language);
  const rows = payers.flatMap((payer) => [
    [payer.payer, money(payer.entitled), money(payer.settled), money(payer.payable), ''],
    ...payer.recipients.map(({ party, amount }) => ['', '', '', money(amount), `→ ${party}`]),
    ...besideRows(payer, currency, language),
    ...remarkRow(payer.claimedBack, claimedBack, money),
    ...remarkRow(payer.vatCredited ?? '0', vatCredited, money),
    ...remarkRow(payer.carried, carried, money),
  ]);
  return tableText(
    [
      { heading: heading.payer },
      { heading: heading.entitled, figures: true },
      { heading: heading.settled, figures: true },
      { heading: heading.payable, figures: true },
      { heading: heading.recipient },
    ],
    rows,
  );
}

/** VAT on top of what a payer pays now, and what it is in the payer's own currency. */
function besideRows({ vat, paidIn }: PayerLine, currency: string, language: Language): string[][] {
  const said = words(language);
  const row = (amount: string | undefined, unit: string, remark: string) =>
    amount === undefined ? [] : [['', '', '', shortMoneyText(amount, unit, language), remark]];
  if (paidIn === undefined) return row(vat, currency, said.vat);
  return [
    ...row(vat, currency, said.vat),
    ...row(paidIn.amount, paidIn.currency, said.paidInstead),
    ...row(paidIn.vat, paidIn.currency, said.vat),
  ];
}

/** What is computed and not paid: a loss, say, that somebody wants to know. */
function amountsTable(amounts: readonly Explained[], language: Language): string {
  const { heading, state } = words(language);
  return tableText(
    [
      { heading: heading.amount },
      { heading: heading.state },
      { heading: heading.notPaid, figures: true },
    ],
    amounts.map((amount) => [
      amount.name ?? '',
      state[amount.state],
      amount.value === null
        ? ''
        : shortMoneyText(amount.value, amount.unit ?? '', language).trimEnd(),
    ]),
  );
}

function remarkRow(amount: string, remark: string, money: (amount: string) => string): string[][] {
  return amount === '0' ? [] : [['', '', '', money(amount), remark]];
}
