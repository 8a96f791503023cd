import { describe, expect, it } from 'vitest';
import { countClaims } from '../../../../core/lifecycle/verdict/result-file.ts';

describe('how many claims there are', () => {
  it('is as many as rows say: several, none, or one where they only say that it happened', () => {
    const job = { outcome: 'job' };
    const claims = [
      { ...job, person: 'p-1' },
      { ...job, person: 'p-2', count: '2' },
      { ...job, person: 'p-3', count: '0' },
      { outcome: 'course', person: 'p-3', count: '0' },
      { ...job, persons: 10, count: '1' },
    ];
    expect([...countClaims(claims)]).toEqual([['job', 13]]);
  });
});
