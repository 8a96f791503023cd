import type { Finding } from '../../findings.ts';
import type { EventItem } from '../items/work.ts';
import { CHAIN_START, hashEvent } from './chain.ts';

/** What a chain's head was at some time, written down outside the table: an anchor, a notice, a pack. */
export type ChainPoint = {
  readonly sequence: number;
  readonly hash: string;
  /** When it was written down, for people: a day or an instant. */
  readonly day?: string;
};

/**
 * Whether a chain is whole: every event in its place, saying what it said when it was written, and agreeing
 * with what was written down outside the table. All findings, in order.
 *
 * @param events one chain's events, by sequence
 * @param points the chain's head item, and its anchors among the locked files
 * @example verifyChain(await store.list('event', contractId, { chain: 'events' }), anchors) // → []
 */
export function verifyChain(
  events: readonly EventItem[],
  points: readonly ChainPoint[] = [],
): Finding[] {
  const links = events.flatMap((event, index) => brokenLink(event, events[index - 1]));
  const bySequence = new Map(events.map((event) => [event.sequence, event.hash]));
  const broken = points.flatMap((point) => brokenPoint(point, bySequence));
  return [...links, ...broken, ...headBehind(events, points)];
}

/** The head is the one point without a day; read after the events, it cannot stand before them. */
function headBehind(events: readonly EventItem[], points: readonly ChainPoint[]): Finding[] {
  const last = events.at(-1);
  const head = points.find(({ day }) => day === undefined);
  if (!last || !head || head.sequence >= last.sequence) return [];
  return [finding('chain.head-behind', last, { head: head.sequence })];
}

function brokenLink(event: EventItem, before: EventItem | undefined): Finding[] {
  const expected = (before?.sequence ?? 0) + 1;
  const findings: Finding[] = [];
  if (event.sequence !== expected) {
    // What is missing explains why the hashes do not meet: one finding is enough.
    findings.push(finding('chain.event-missing', event, { expected }));
  } else if (event.previousHash !== (before?.hash ?? CHAIN_START)) {
    findings.push(finding('chain.link-broken', event, {}));
  }
  if (hashEvent(event) !== event.hash) findings.push(finding('chain.event-changed', event, {}));
  return findings;
}

function brokenPoint(point: ChainPoint, bySequence: ReadonlyMap<number, string>): Finding[] {
  const { sequence, hash, day = '' } = point;
  const found = sequence === 0 ? CHAIN_START : bySequence.get(sequence);
  if (found === hash) return [];
  const code = found === undefined ? 'chain.point-missing' : 'chain.point-differs';
  return [{ code, severity: 'error', at: {}, facts: { sequence, day } }];
}

function finding(code: string, event: EventItem, facts: Finding['facts']): Finding {
  const { chain, sequence, what } = event;
  return { code, severity: 'error', at: {}, facts: { chain, sequence, what, ...facts } };
}
