import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../core/lifecycle/chain/verify-chain.ts';
import type { Change } from '../../core/lifecycle/change.ts';
import { createStore } from '../../store/create-store.ts';
import { useEngine } from './dynoxide.ts';
import { CONTRACT, event } from './items.ts';

const engine = useEngine();

describe('the event chain', () => {
  it('holds 200 events of 8 writers at once, in one line, and no writer notices', async () => {
    const table = await engine.newTable();
    const numbers = Array.from({ length: 25 }, (_, at) => at);
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        const store = createStore({ client: engine.client(), table });
        for (const number of numbers) {
          const facts = { writer: String(writer), number: String(number) };
          const events = [event('enrolled', facts)];
          await store.commit({ contractId: CONTRACT, writes: [], events, outbox: [] });
        }
      }),
    );
    const store = createStore({ client: engine.client(), table });
    const events = await store.list('event', CONTRACT, { chain: 'events' });
    const head = await store.read('chain', CONTRACT, { chain: 'events' });
    expect(events).toHaveLength(200);
    expect(new Set(events.map(({ facts }) => `${facts['writer']}.${facts['number']}`)).size).toBe(
      200,
    );
    expect(verifyChain(events, head ? [head] : [])).toEqual([]);
    expect(head).toMatchObject({ sequence: 200, hash: events.at(-1)?.hash });
  });

  it('keeps reads of person-level data in a chain of their own', async () => {
    const store = createStore({ client: engine.client(), table: await engine.newTable() });
    const access = { ...event('read'), chain: 'access-2026-01' };
    const events = [event('imported'), access, { ...access, what: 'read-again' }];
    await store.commit({ contractId: CONTRACT, writes: [], events, outbox: [] });
    const chains = await store.list('chain', CONTRACT);
    expect(chains.map(({ chain, sequence }) => [chain, sequence])).toEqual([
      ['access-2026-01', 2],
      ['events', 1],
    ]);
    const reads = await store.list('event', CONTRACT, { chain: 'access-2026-01' });
    expect(reads.map(({ what }) => what)).toEqual(['read', 'read-again']);
    expect(verifyChain(reads, chains.slice(0, 1))).toEqual([]);
  });

  it('refuses, once closed, whatever began before and would be written after', async () => {
    const store = createStore({ client: engine.client(), table: await engine.newTable() });
    const commit = (what: string, chain?: Change['chain']) =>
      store.commit({
        contractId: CONTRACT,
        writes: [],
        events: [event(what)],
        outbox: [],
        ...(chain === undefined ? {} : { chain }),
      });
    const moved = { to: 'https://utfall.example.se', at: '2026-11-28T09:00:00.000Z' };
    await commit('decided');
    await commit('handed-over', { closed: moved });
    // Eight at once: none slips in between.
    const late = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => commit(`late-${at}`)),
    );
    expect(late.map(({ status }) => status)).toEqual(Array(8).fill('rejected'));
    await expect(commit('decided-late')).rejects.toMatchObject({ name: 'ChainClosed' });
    await commit('taken-back', 'open');
    await commit('decided-again');
    const events = await store.list('event', CONTRACT, { chain: 'events' });
    expect(events.map(({ what }) => what)).toEqual([
      'decided',
      'handed-over',
      'taken-back',
      'decided-again',
    ]);
  });
});
