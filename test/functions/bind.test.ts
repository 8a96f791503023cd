import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bind } from '../../functions/bind.ts';
import { ENV, required } from '../../functions/env.ts';
import type { StepContext } from '../../functions/step.ts';

const context = {} as StepContext;

/** What is logged, which the test's own output need not show. */
const logged: string[] = [];
const take = (text: string | Uint8Array): boolean => logged.push(String(text)) > 0;

beforeEach(() => {
  logged.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
});
afterEach(() => vi.restoreAllMocks());

describe('a step bound to AWS', () => {
  it('gets one context for as long as the function stays warm', async () => {
    let made = 0;
    const handler = bind(async (input, given) => ({ input, isSame: given === context }), {
      makeContext: () => {
        made += 1;
        return context;
      },
    });
    expect(await handler('first')).toEqual({ input: 'first', isSame: true });
    await handler('second');
    expect(made).toBe(1);
  });

  it('makes its context anew after it could not be made', async () => {
    let tries = 0;
    const handler = bind(async () => ({ outcome: 'done' }), {
      makeContext: () => {
        tries += 1;
        if (tries === 1) throw new Error('no table yet');
        return context;
      },
    });
    await expect(handler({})).rejects.toThrow('A fault in the program');
    expect(await handler({})).toEqual({ outcome: 'done' });
    expect(logged.map((line) => JSON.parse(line).message)).toEqual(['failed', 'done']);
    expect(logged.join('')).not.toContain('no table yet');
  });

  it('says which variable it lacks', () => {
    expect(() => required(ENV.table)).toThrow('UTFALL_TABLE');
  });
});
