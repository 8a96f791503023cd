import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Notice } from '../../../core/notices/notice.ts';
import type { Clients } from '../../aws/emulator/clients.ts';
import { takeAll } from '../../aws/emulator/receiver.ts';
import type { Run } from '../../aws/emulator/run.ts';
import type { Sent } from './place.ts';

const FILE = 'notices.json';

/** What EventBridge puts into a queue, and what SNS does, as far as it is read here. */
const Event = z.object({ detail: z.unknown() });
const Message = z.object({
  MessageAttributes: z.object({ noticeId: z.object({ Value: z.string() }) }),
});

/** The notices that a stack has sent since a place was opened on it, as two queues receive them. */
export type NoticesSent = {
  /** Forgets what came, and begins with these. */
  beginWith(before: readonly Sent[]): Promise<void>;
  soFar(): Promise<Sent[]>;
};

export function noticesSent(clients: Clients, { queues }: Run): NoticesSent {
  let known: Sent[] = [];
  return {
    beginWith: async (before) => {
      await takeAll(clients, queues.events);
      await takeAll(clients, queues.messages);
      known = [...before];
    },
    soFar: async () => {
      const events = (await takeAll(clients, queues.events)).map(eventOf);
      const told = new Set((await takeAll(clients, queues.messages)).map(noticeIdOf));
      const silent = events.filter(({ noticeId }) => !told.has(noticeId));
      if (silent.length > 0) throw new Error(`Nobody was told of ${silent[0]?.noticeId}`);
      // Who receives may see a notice twice, and then it is the same.
      const all = new Map([...known, ...events].map((sent) => [JSON.stringify(sent), sent]));
      known = [...all.values()].sort((a, b) => (a.noticeId < b.noticeId ? -1 : 1));
      return known;
    },
  };
}

function eventOf(body: string): Sent {
  const { detail } = Event.parse(JSON.parse(body));
  const { noticeId } = Notice.parse(detail);
  return { noticeId, forSystems: JSON.stringify(detail) };
}

function noticeIdOf(body: string): string {
  return Message.parse(JSON.parse(body)).MessageAttributes.noticeId.Value;
}

export function writeNotices(sent: readonly Sent[], folder: string): void {
  writeFileSync(join(folder, FILE), JSON.stringify(sent));
}

export function noticesIn(folder: string): Sent[] {
  const file = join(folder, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Sent[]) : [];
}
