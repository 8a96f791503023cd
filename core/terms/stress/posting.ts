import { POSTING_ITEMS_MAX } from '../../lifecycle/payout/ledger.ts';
import type { Rule } from '../check/context.ts';

/** What a payout moves for each payer: its entitlement, what it owes, and its bank; and the VAT, where there is any. */
const ACCOUNTS_PER_PAYER = 3;
/** And for the whole contract: what of the cap is used, and what remains. */
const ACCOUNTS_OF_CONTRACT = 2;

/** A payout is posted at once or not at all, so its entries must fit into one transaction. */
export const posting: Rule = ({ terms, sentences, at }) => {
  const payers = new Set([
    ...terms.settlement.payers.map(({ party }) => party),
    ...sentences.flatMap(({ sentence }) => sentence.payers ?? []),
  ]);
  const withVat = terms.settlement.payers.filter(({ vat }) => vat !== undefined);
  const entries = payers.size * ACCOUNTS_PER_PAYER + withVat.length + ACCOUNTS_OF_CONTRACT;
  if (entries <= POSTING_ITEMS_MAX) return [];
  const facts = {
    payers: String(payers.size),
    entries: String(entries),
    most: String(POSTING_ITEMS_MAX),
  };
  const code = 'terms.posting-too-large';
  return [{ code, severity: 'error', at: at('/settlement/payers'), facts }];
};
