import type { TermsInForce } from '../../../core/settlement/settlement.ts';
import { Terms } from '../../../core/terms/shape/terms.ts';

/** Makes terms of the payment part alone: the parties are of no interest to what is paid. */
export function termsOf(
  part: Record<string, unknown>,
  version = 1,
  effectiveFrom?: string,
): TermsInForce {
  const terms = Terms.parse({
    contract: 'example',
    currency: 'SEK',
    parties: {
      municipality: { name: 'Exempelkommun', roles: ['outcome-payer'] },
      investor: { name: 'Investeraren', roles: ['investor'] },
    },
    settlement: {
      rounding: { to: '1', mode: 'half-up' },
      payers: [{ party: 'municipality', share: 'rest' }],
    },
    ...part,
  });
  return {
    version,
    hash: String(version).repeat(64),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    terms,
  };
}

/** The payment part of Norrköping's contract of 2016, as far as it is known. */
export const NORRKOPING = termsOf({
  contract: 'norrkoping-2016',
  capital: { advanced: { investor: 'investor', committed: '10 000 000' } },
  events: { delivery: { states: ['reported', 'accepted'] } },
  metrics: {
    saving: {
      purpose: 'payment',
      unit: 'SEK',
      better: 'higher',
      effect: 'improvement',
      comparator: { kind: 'own-reference-period' },
      range: '-20 000 000 to 40 000 000',
    },
    school_results: {
      purpose: 'gate',
      unit: 'points',
      better: 'higher',
      effect: 'improvement',
      comparator: { kind: 'own-reference-period' },
      missing: 'not improved',
    },
  },
  payments: [
    { id: 'guaranteed_part', when: { delivery: 'accepted' }, share: '40 %', of: 'advanced' },
    { id: 'shared_saving', share: '60 %', of: 'saving', tranche: { above: '0', to: 'advanced' } },
    {
      id: 'premium',
      when: { school_results: { above: '0 points' } },
      share: '60 %',
      of: 'saving',
      tranche: { above: 'advanced' },
      atMost: '20 % of advanced',
    },
  ],
  settlement: {
    rounding: { to: '1', mode: 'half-up' },
    payers: [{ party: 'municipality', share: 'rest' }],
    negative: { net: 'next payment', claimBack: 'end' },
  },
});
