import { describe, expect, it } from 'vitest';
import { claimsBothWays } from '../../../../core/outcomes/effects/beside-computed.ts';
import type { ClaimFact } from '../../../../core/settlement/facts.ts';

const observed: ClaimFact[] = [
  { outcome: 'job', person: 'p-1', period: 'y1' },
  { outcome: 'job', person: 'p-2', period: 'y1' },
  { outcome: 'home', person: 'p-1', period: 'y2' },
];

describe('claims in the rows of persons and among figures', () => {
  it('are told once per outcome, where both tell of one period: both are paid', () => {
    const counted = [
      { outcome: 'home', period: 'y1', count: '2' },
      { outcome: 'job', period: 'y1', count: '3' },
      { outcome: 'job', count: '1' },
    ];
    const at = (path: string) => ({ path });
    expect(claimsBothWays(observed, counted, at)).toEqual([
      {
        ...{ code: 'outcomes.claims-both-ways', severity: 'warning' },
        ...{ at: { path: '/facts/claims/1' }, facts: { outcome: 'job' } },
      },
    ]);
  });

  it('are no remark where they cannot be the same', () => {
    const counted = [
      { outcome: 'job', period: 'y2', count: '3' },
      { outcome: 'school', period: 'y1', count: '3' },
    ];
    expect(claimsBothWays(observed, counted)).toEqual([]);
  });
});
