import { describe, expect, it } from 'vitest';
import { claimsSaidIn, type SaidOn, type Settles } from '../../../core/privacy/claims/said.ts';
import { followingFrom } from '../../../core/privacy/claims/sums.ts';

const first = (revision: number): Settles => ({ periodId: 'first', revision });
const second = (revision: number): Settles => ({ periodId: 'second', revision });

const started = (count: number) => new Map([['started', count]]);

/** A settlement on these results: so many had started to date. */
function settled(on: readonly Settles[], count: number): SaidOn {
  return { on, said: { ...claimsSaidIn([]), claimed: started(count) } };
}

describe('claims that a result withholds follow', () => {
  it('as what a settlement leaves of them', () => {
    const known = new Map([['first r1', started(20)]]);
    const following = followingFrom([settled([first(1), second(1)], 23)], known);
    expect([...following]).toEqual([['second r1', started(3)]]);
  });

  it('for what was corrected, as what the next settlement has more or less', () => {
    const said = [settled([first(1), second(1)], 23), settled([first(2), second(1)], 33)];
    const following = followingFrom(said, new Map([['first r2', started(13)]]));
    expect(Object.fromEntries(following)).toEqual({
      'second r1': started(20),
      'first r1': started(3),
    });
  });

  it('for one after another: what follows first makes the next one known', () => {
    const said = [
      settled([first(1), second(1)], 23),
      settled([first(2), second(1)], 32),
      settled([first(2), second(2)], 38),
    ];
    const following = followingFrom(said, new Map([['second r2', started(26)]]));
    expect(Object.fromEntries(following)).toEqual({
      'first r2': started(12),
      'second r1': started(20),
      'first r1': started(3),
    });
  });

  it('for none of two that stay together', () => {
    const following = followingFrom([settled([first(1), second(1)], 23)], new Map());
    expect([...following]).toEqual([]);
  });
});
