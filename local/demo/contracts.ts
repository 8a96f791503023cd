import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../core/calendar/date.ts';
import { DEFAULT_TIME_ZONE, instantOf } from '../../core/calendar/instant.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import { readTerms } from '../../core/terms/read.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import { StartError } from '../engine/start-error.ts';
import { packageRoot } from '../runtime/package-root.ts';
import { norrkopingData } from './data/norrkoping.ts';
import { peterboroughData } from './data/peterborough.ts';
import { rebootWestData } from './data/reboot-west.ts';
import type { DemoData } from './data/rows.ts';

/** A contract that the demo can play, with made-up participants. */
export type DemoContract = DemoData & {
  readonly slug: string;
  readonly terms: Terms;
  readonly text: string;
  readonly textHash: string;
  readonly registryNumber: string;
  /** Where the simulated clock begins: before the signatures. */
  readonly begins: Instant;
  /** When the delivery can be reported. */
  readonly interventionEnds: Instant;
};

const DATA: Readonly<Record<string, () => DemoData>> = {
  'norrkoping-2016': norrkopingData,
  peterborough: peterboroughData,
  'reboot-west': rebootWestData,
};

/** Time enough to sign before the intervention begins. */
const SIGNING_DAYS = 60;

/** The demo of a contract. @throws StartError `demo-unknown` */
export function demoContract(slug: string): DemoContract {
  const data = DATA[slug];
  if (!data) throw new StartError('demo-unknown', { written: slug, known: Object.keys(DATA) });
  const file = join(packageRoot(), 'contracts', slug, 'terms.yaml');
  const text = readFileSync(file, 'utf8');
  const read = readTerms(text, file);
  if (!read.ok) throw new Error(`The terms of ${slug} cannot be read`);
  const { terms } = read.value;
  const { intervention } = terms.phases ?? {};
  if (!intervention) throw new Error(`The terms of ${slug} name no intervention`);
  const zone = terms.timeZone ?? DEFAULT_TIME_ZONE;
  return {
    ...data(),
    slug,
    terms,
    text,
    textHash: createHash('sha256').update(text).digest('hex'),
    registryNumber: terms.registryNumber ?? `DEMO ${slug}`,
    begins: instantOf(addDays(intervention.from, -SIGNING_DAYS), zone, 'start of day'),
    interventionEnds: instantOf(intervention.to, zone, 'end of day'),
  };
}
