import type { Finding } from '../../findings.ts';
import type { SettlementItem } from '../items/period.ts';
import type { EventItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';

/** What the event of a settlement says of it, and the item must still say. */
const TOLD = ['entitled', 'payable', 'claimedBack', 'file'] as const;

/**
 * Whether the settlements still say what the event chain told when they were computed: an amount that was
 * changed in the table, past the program, is found here although the chain is whole. One finding for each figure
 * that differs, or for a settlement of which the chain knows nothing.
 */
export function verifySettlements(
  settlements: readonly Pick<
    SettlementItem,
    'periodId' | 'purpose' | 'revision' | (typeof TOLD)[number]
  >[],
  events: readonly EventItem[],
): Finding[] {
  const told = new Map<string, EventItem>();
  for (const event of events) {
    // A settlement that was refused is computed again under its key: the last word counts.
    if (event.what === 'settlement-computed') told.set(event.facts['settlement'] ?? '', event);
  }
  return settlements.flatMap((settlement) => {
    const key = settlementKey(settlement);
    const event = told.get(key);
    if (!event) return [finding('audit.settlement-unknown', { settlement: key })];
    return TOLD.filter((name) => event.facts[name] !== settlement[name]).map((name) =>
      finding('audit.settlement-differs', {
        settlement: key,
        figure: name,
        told: event.facts[name] ?? '',
        is: settlement[name],
      }),
    );
  });
}

function finding(code: string, facts: Finding['facts']): Finding {
  return { code, severity: 'error', at: {}, facts };
}
