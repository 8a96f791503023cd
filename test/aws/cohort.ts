import { KMSClient } from '@aws-sdk/client-kms';
import { canonicalJson } from '../../core/lifecycle/chain/canonical.ts';
import { together } from '../../core/lifecycle/change.ts';
import { snapshotOf } from '../../core/lifecycle/data/snapshot.ts';
import type { ImportItem } from '../../core/lifecycle/items/delivered.ts';
import type { Item, New } from '../../core/lifecycle/items/item.ts';
import { beginTransition } from '../../core/lifecycle/tasks/begin.ts';
import { readTerms } from '../../core/terms/read.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import { BASIS } from '../../local/demo/choices.ts';
import { kmsKeeper } from '../../ports/files/kms-keeper.ts';
import { s3Files } from '../../ports/files/s3.ts';
import type { Files } from '../../ports/files.ts';
import type { Store } from '../../store/store.ts';
import { REGION } from './emulator/cdk.ts';
import type { Clients } from './emulator/clients.ts';
import type { Run } from './emulator/run.ts';

export const CONTRACT = 'large-cohort';
export const PERIOD = 'year_1';
const PETRA = { issuer: 'https://login.example.se', subject: 'petra', name: 'Petra' };

const TERMS = `
contract: ${CONTRACT}
title: { sv: Ett stort program, en: A large programme }
currency: SEK
parties:
  city: { name: Staden, roles: [outcome-payer, project-owner, finance] }
  fund: { name: Fonden, roles: [investor] }
  judge: { name: Utvärderaren, roles: [evaluator] }
phases:
  intervention: { from: 2016-08-15, to: 2017-12-31 }
  end: 2020-12-31
periods:
  - { id: ${PERIOD}, from: 2018-01-01, to: 2018-12-31 }
capital:
  advanced: { investor: fund, committed: 10 000 000 }
metrics:
  saving:
    purpose: payment
    unit: SEK
    better: lower
    effect: improvement
    range: -900 000 000 to 900 000 000
    comparator: { kind: own-reference-period, reference: { counted: before enrolment, closes: 12 months } }
    window: { counted: in the period }
    measure: { observation: care_cost, as: sum }
    missing: not improved
payments:
  - { id: shared_saving, per: period, share: 60 %, of: saving, atMost: 5 000 000 }
settlement:
  rounding: { to: 1, mode: half-up }
  payers: [{ party: city, share: rest }]
  recipients: [{ party: fund, share: rest }]
  negative: { net: next payment, claimBack: end }
verification: { verifier: judge, decideWithin: 30 days }
payout: { attesters: '2', attestWithin: 10 days, dueWithin: 30 days }
`;

/** Table files of a cohort: who takes part, and what their care cost before and during the year. */
export type Cohort = { readonly enrolments: readonly string[]; readonly observations: string };

/** Made-up participants, enrolled in two imports; one in eight has no costs in the year. */
export function cohortOf(persons: number): Cohort {
  const heading = 'person,enrolled_on,arm\n';
  const enrolments = [heading, heading];
  const rows = ['person,observation,date,value\n'];
  for (let n = 0; n < persons; n += 1) {
    const person = `p-${n.toString(36)}`;
    const month = String(1 + (n % 12)).padStart(2, '0');
    enrolments[n % 2] += `${person},2017-${month}-15,treatment\n`;
    rows.push(`${person},care_cost,2016-12-${20 + (n % 10)},${1000 + ((n * 37) % 900)}.50\n`);
    if (n % 8 > 0) rows.push(`${person},care_cost,2018-${month}-03,${(n * 53) % 1700}\n`);
  }
  return { enrolments, observations: rows.join('') };
}

export function termsOfCohort(): { terms: Terms; hash: string } {
  const read = readTerms(TERMS, 'terms.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value;
}

/** The files of a deployed stack, as its functions have them. */
export function filesOf(clients: Clients, run: Run): Files {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const kms = new KMSClient({ endpoint: run.endpoint, region: REGION, credentials });
  const { openBucket, personBucket } = run;
  return s3Files({ s3: clients.s3, keeper: kmsKeeper(kms, run.keyId), openBucket, personBucket });
}

/**
 * Puts a contract into the stack whose period is delivered and frozen, and whose verification is to begin with the next
 * sweep. So many rows do not go through the door of the API on AWS, which takes six megabytes.
 */
export async function plantCohort(store: Store, files: Files, cohort: Cohort): Promise<void> {
  const at = '2019-01-15T08:00:00.000Z';
  const { terms, hash } = termsOfCohort();
  const encoder = new TextEncoder();
  const textFile = await files.put('open', CONTRACT, encoder.encode(TERMS));
  const imports: New<ImportItem>[] = [];
  for (const [index, text] of [...cohort.enrolments, cohort.observations].entries()) {
    const isEnrolment = index < cohort.enrolments.length;
    imports.push({
      kind: 'import',
      contractId: CONTRACT,
      importId: `import-${index + 1}`,
      ...(isEnrolment
        ? { what: 'enrolments' }
        : { what: 'observations', periodId: PERIOD, revision: 1 }),
      file: await files.put('person', CONTRACT, encoder.encode(text)),
      rows: text.split('\n').length - 2,
      ...BASIS,
      by: PETRA,
      at,
    });
  }
  const period = { kind: 'period' as const, contractId: CONTRACT, periodId: PERIOD, revision: 1 };
  const snapshot = snapshotOf({
    period,
    terms: { termsVersion: 1, hash },
    asOf: '2019-01-15',
    imports: imports as ImportItem[],
  });
  const snapshotHash = await files.put('full', CONTRACT, encoder.encode(canonicalJson(snapshot)));
  const items: New<Item>[] = [
    {
      kind: 'terms',
      contractId: CONTRACT,
      termsVersion: 1,
      hash,
      textFile,
      state: 'in-force',
      purpose: 'onboarding',
      signatures: [],
      movesPeriods: [],
      writtenAt: at,
      writtenBy: PETRA,
    },
    {
      kind: 'contract',
      contractId: CONTRACT,
      title: { sv: 'Ett stort program', en: 'A large programme' },
      currency: terms.currency,
      timeZone: 'Europe/Stockholm',
      phase: 'follow-up',
      termsVersion: 1,
      latestTermsVersion: 1,
      ledgerSequence: 0,
      enrolment: 'closed',
      createdAt: at,
      createdBy: PETRA,
    },
    {
      ...period,
      state: 'measured',
      from: '2018-01-01',
      to: '2018-12-31',
      dataDue: '2018-12-31',
      purpose: 'payment',
      snapshotHash,
      termsVersion: 1,
    },
    { kind: 'membership', contractId: CONTRACT, person: PETRA, party: 'judge', role: 'evaluator' },
    ...imports,
  ];
  const begun = beginTransition({
    contractId: CONTRACT,
    workflow: 'outcome-verification',
    affair: { periodId: PERIOD, purpose: 'verification', revision: 1 },
    at,
    startedBy: { system: 'workflow' },
  });
  const planted = { writes: items.map((item) => ({ op: 'create' as const, item })) };
  await store.commit(together(CONTRACT, [planted, begun]));
}
