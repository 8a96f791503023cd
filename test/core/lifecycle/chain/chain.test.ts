import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf } from '../../../../core/lifecycle/chain/canonical.ts';
import { CHAIN_START, extendChain, hashEvent } from '../../../../core/lifecycle/chain/chain.ts';
import { verifyChain } from '../../../../core/lifecycle/chain/verify-chain.ts';
import type { EventItem } from '../../../../core/lifecycle/items/work.ts';

const at = '2026-01-31T22:00:00.000Z';
const who = { system: 'workflow' } as const;

function chainOf(whats: readonly string[]) {
  const events = whats.map((what) => ({ what, who, at, facts: { what } }));
  return extendChain({ contractId: 'c', chain: 'events', head: undefined, events });
}

function codes(events: readonly EventItem[], points = [chainOf([]).head].slice(1)) {
  return verifyChain(events, points).map(({ code, facts }) => `${code} ${facts['sequence']}`);
}

describe('canonical JSON', () => {
  it.each([
    // The example of RFC 8785, section 3.2.2, with numbers that JavaScript can say.
    [
      { numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27], literals: [null, true, false] },
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
    ],
    // Section 3.2.3: keys sort by UTF-16 code units.
    [
      {
        '\u20ac': 'Euro Sign',
        '\r': 'CR',
        '\ufb33': 'Dalet',
        '1': 'One',
        '\u{1f600}': 'Face',
        ö: 'O',
      },
      '{"\\r":"CR","1":"One","ö":"O","€":"Euro Sign","😀":"Face","\ufb33":"Dalet"}',
    ],
    [{ b: undefined, a: 1 }, '{"a":1}'],
  ])('of %j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('refuses what JSON cannot say', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([undefined])).toThrow(TypeError);
  });

  it('reads back as what it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('an event', () => {
  it('hashes as anyone can compute it: everything that it says, without hash, format and version', () => {
    const [event] = chainOf(['signed']).events;
    if (!event) throw new Error('no event');
    const { hash, format: _, version: __, ...said } = event;
    expect(hash).toBe(hashOf(said));
    expect(said.previousHash).toBe(CHAIN_START);
    // Fixed for ever: chains written by one release are verified by the next.
    expect(hash).toBe('f3fb7e3d34b2ec67e6c9790ed8e7c894d7a83521b2201929f4026b94c0251d8a');
  });
});

describe('a chain', () => {
  const { events, head } = chainOf(['created', 'signed', 'activated']);

  it('is whole when every event is in its place and its head is the last', () => {
    expect(verifyChain(events, [head, { sequence: 1, hash: events[0]?.hash ?? '' }])).toEqual([]);
    expect(verifyChain([], [{ sequence: 0, hash: CHAIN_START }])).toEqual([]);
  });

  it('goes on from its head as if it had never stopped', () => {
    const first = chainOf(['created']);
    const rest = ['signed', 'activated'].map((what) => ({ what, who, at, facts: { what } }));
    const then = extendChain({
      contractId: 'c',
      chain: 'events',
      head: first.head,
      events: rest,
    });
    expect([...first.events, ...then.events]).toEqual(events);
    expect(then.head).toEqual({ ...head, version: 2 });
  });

  it('tells of an event that was changed', () => {
    const changed = events.map((event, index) =>
      index === 1 ? { ...event, at: '2026-02-01T00:00:00.000Z' } : event,
    );
    expect(codes(changed)).toEqual(['chain.event-changed 2']);
  });

  it('tells of an event that was changed and hashed anew', () => {
    const changed = events.map((event, index) => {
      const { hash: _, ...said } = { ...event, facts: { what: 'signed by another' } };
      return index === 1 ? { ...said, hash: hashEvent(said) } : event;
    });
    expect(codes(changed)).toEqual(['chain.link-broken 3']);
  });

  it('tells of an event that was taken out, at the start, inside and at the end', () => {
    expect(codes(events.slice(1))).toEqual(['chain.event-missing 2']);
    expect(codes(events.filter((_, index) => index !== 1))).toEqual(['chain.event-missing 3']);
    expect(codes(events.slice(0, 2), [head])).toEqual(['chain.point-missing 3']);
  });

  it('tells of a chain that was written anew from end to end, if it was anchored', () => {
    const anew = chainOf(['created', 'signed by another', 'activated']);
    expect(codes(anew.events, [anew.head])).toEqual([]);
    expect(codes(anew.events, [head])).toEqual(['chain.point-differs 3']);
  });

  it('tells of a head that was moved back behind an event', () => {
    const { events: two, head: back } = chainOf(['created', 'signed']);
    expect(codes([...two, ...events.slice(2)], [back])).toEqual(['chain.head-behind 3']);
  });
});
