import { describe, expect, it } from 'vitest';
import { realClock } from '../../ports/clock/real.ts';
import { advanceClock, simulatedClock } from '../../ports/clock/simulated.ts';
import { createStore } from '../../store/create-store.ts';
import { useEngine } from './dynoxide.ts';

const engine = useEngine();
const START = '2016-01-01T00:00:00.000Z';

describe('the simulated clock', () => {
  it('stands where it was put until it is moved, for everyone who looks', async () => {
    const table = await engine.newTable();
    const store = createStore({ client: engine.client(), table });
    const clock = simulatedClock(store, START);
    expect(await clock.now()).toBe(START);
    await advanceClock(store, '2016-06-01T00:00:00Z');
    await advanceClock(store, '2016-06-01T00:00:00.000Z');
    const other = createStore({ client: engine.client(), table });
    expect(await simulatedClock(other, START).now()).toBe('2016-06-01T00:00:00.000Z');
    expect(await clock.now()).toBe('2016-06-01T00:00:00.000Z');
    expect(await store.read('clock', '*', {})).toMatchObject({ version: 1 });
  });

  it('never goes back', async () => {
    const store = createStore({ client: engine.client(), table: await engine.newTable() });
    await advanceClock(store, '2017-01-01T00:00:00.000Z');
    await expect(advanceClock(store, '2016-12-31T23:59:59.999Z')).rejects.toThrow(RangeError);
    expect(await simulatedClock(store, START).now()).toBe('2017-01-01T00:00:00.000Z');
  });

  it('leaves real time as it is', async () => {
    const store = createStore({ client: engine.client(), table: await engine.newTable() });
    const { now, realNow } = realClock();
    expect(simulatedClock(store, START).realNow() >= realNow().slice(0, 10)).toBe(true);
    const before = realNow();
    const business = await now();
    expect(before <= business && business <= realNow()).toBe(true);
  });
});
