import type { Client } from '../../api/contract/client.ts';
import type { SettlementView } from '../../api/contract/views.ts';
import { Decimal, decimal } from '../../core/money/decimal.ts';
import { aligned } from '../../core/words/aligned.ts';
import type { Language } from '../../core/words/language.ts';
import { moneyText } from '../../core/words/numbers.ts';
import { stateName } from '../../core/words/states.ts';
import { startWords } from '../start/words/words.ts';
import type { DemoContract } from './contracts.ts';

/** How deep the reasons are told in the statement; the rest is a command away. */
const DEPTH = 3;

/** The payout statement: what was paid, by whom to whom, and why the last amount is what it is. */
export async function payoutStatement(
  client: Client,
  { slug }: DemoContract,
  language: Language,
): Promise<string> {
  const said = startWords(language);
  const { settlements } = await client.listSettlements({ contractId: slug });
  const heading = [
    said.heading.settlement,
    said.heading.state,
    said.heading.paidOn,
    said.heading.payer,
    said.heading.recipient,
    said.heading.amount,
  ];
  const rows = settlements.flatMap((settlement) => rowsOf(settlement, language));
  const paid = settlements.filter(({ paidAt }) => paidAt !== undefined);
  const total = paid.reduce((sum, { payable }) => sum.plus(decimal(payable)), new Decimal(0));
  const currency = settlements[0]?.currency ?? '';
  const totalRow = [said.total, '', '', '', '', moneyText(total.toFixed(), currency, language)];
  const parts = [said.statement, aligned([heading, ...rows, totalRow], { right: [5] })];
  const last = paid.at(-1);
  if (last) parts.push(said.why, await reasons(client, last));
  return `\n${parts.join('\n\n')}\n`;
}

function rowsOf(settlement: SettlementView, language: Language): string[][] {
  const { periodId, purpose, revision, state, paidAt, currency } = settlement;
  return settlement.payers.flatMap(({ payer, recipients }) =>
    recipients.map(({ party, amount }) => [
      `${periodId} ${stateName('purpose', purpose, language)} r${revision}`,
      stateName('settlement', state, language),
      paidAt?.slice(0, 10) ?? '',
      payer,
      party,
      moneyText(amount, currency, language),
    ]),
  );
}

async function reasons(client: Client, settlement: SettlementView): Promise<string> {
  const { contractId, periodId, purpose, revision } = settlement;
  const { words } = await client.explainSettlement({
    contractId,
    settlement: `${periodId}.${purpose}.r${revision}`,
  });
  return words
    .filter(({ depth }) => depth <= DEPTH)
    .map(({ depth, text }) => `${'  '.repeat(depth)}${text}`)
    .join('\n');
}
