import { describe, expect, it } from 'vitest';
import { bind } from '../../functions/bind.ts';
import { ENV, required } from '../../functions/env.ts';
import type { StepContext } from '../../functions/step.ts';

const context = {} as StepContext;

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
  });

  it('says which variable it lacks', () => {
    expect(() => required(ENV.table)).toThrow('UTFALL_TABLE');
  });
});
