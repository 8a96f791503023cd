import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHASES } from '../../../../core/lifecycle/items/contract.ts';
import {
  afterIntervention,
  inPhase,
  mayBegin,
  mayFollow,
  SIGNED_PURPOSES,
} from '../../../../core/lifecycle/phases/phases.ts';
import { contract } from '../fixtures.ts';

const phase = fc.constantFrom(...PHASES);

describe('the phases of a contract', () => {
  it.each([
    ['draft', 'onboarding'],
    ['onboarding', 'intervention'],
    ['intervention', 'follow-up'],
    ['follow-up', 'closed'],
  ] as const)('%s is followed by %s', (from, to) => {
    expect(mayFollow({ from, to })).toBe(true);
  });

  it('no contract comes into force without being signed', () => {
    const before = PHASES.filter((from) => mayFollow({ from, to: 'intervention' }));
    expect(before).toEqual(['onboarding', 'suspended']);
  });

  it('a closed or terminated contract stays so', () => {
    fc.assert(
      fc.property(fc.constantFrom('closed' as const, 'terminated' as const), phase, (from, to) => {
        expect(() => inPhase(contract({ phase: from }), to)).toThrow(RangeError);
        for (const purpose of SIGNED_PURPOSES) expect(mayBegin(purpose, from)).toBe(false);
      }),
    );
  });

  it('however it goes, a suspension ends where it began or in termination', () => {
    fc.assert(
      fc.property(phase, fc.array(phase, { maxLength: 12 }), (first, wanted) => {
        let head = contract({ phase: first });
        let suspendedIn: string | undefined;
        for (const to of wanted) {
          if (!mayFollow({ from: head.phase, to })) continue;
          const wasSuspended = head.phase === 'suspended';
          try {
            const next = inPhase(head, to);
            if (wasSuspended && suspendedIn !== undefined) {
              expect([suspendedIn, 'terminated']).toContain(next.phase);
            }
            suspendedIn = to === 'suspended' ? head.phase : undefined;
            expect(next.suspendedFrom).toBe(suspendedIn);
            head = next;
          } catch (error) {
            expect(wasSuspended).toBe(true);
            expect(error).toBeInstanceOf(RangeError);
          }
        }
      }),
    );
  });

  it('a contract that is suspended when the delivery is accepted goes on with follow-up', () => {
    const suspended = contract({ phase: 'suspended', suspendedFrom: 'intervention' });
    expect(afterIntervention(suspended)).toMatchObject({
      phase: 'suspended',
      suspendedFrom: 'follow-up',
    });
    expect(inPhase(afterIntervention(suspended), 'follow-up').phase).toBe('follow-up');
  });
});
