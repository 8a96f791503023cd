import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsFor, type Snapshot } from '../../../core/lifecycle/data/snapshot.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { mergeImports } from '../../../functions/common/merge-imports.ts';
import { BASIS, CONTRACT, collectFirst, member, TERMS, type World } from './world.ts';

const contractId = CONTRACT;
const periodId = 'follow_up_1';

/** Terms that say what several costs of a child on one day are, and what leaving counts as. */
const termsWith = (duplicates: string) =>
  TERMS.replace(
    '{ observation: care_cost, as: sum }',
    `{ observation: care_cost, as: sum, duplicates: ${duplicates} }`,
  ).replace(
    'metrics:\n',
    'followUp:\n  leaving:\n    consent_withdrawn: { counts: excluded, data: none }\n    moved: missing\nmetrics:\n',
  );

type How = { readonly acceptValid?: 'true'; readonly language?: 'sv' };

/** A contract to which data are delivered one day after another. */
export type Story = {
  readonly world: World;
  enrol(rows: string, how?: How): ReturnType<ReturnType<World['as']>['importEnrolments']>;
  observe(rows: string, how?: How): ReturnType<ReturnType<World['as']>['importObservations']>;
  /** What the period is evaluated to be: the cost of both children, and who left when and why. */
  said(): Promise<{ cost: string | undefined; left: string[] }>;
};

/** A contract with two children, whose first period collects. A day passes before each delivery. */
export async function collecting(world: World, duplicates: string): Promise<Story> {
  const text = termsWith(duplicates);
  await world.as('ada').createContract({ body: { terms: text } });
  await member(world, { role: 'project-owner', subject: 'petra' });
  await collectFirst(world);
  let day = 0;
  const passDay = async () => {
    day += 1;
    const to = new Date(Date.UTC(2019, 0, 1 + day, 9)).toISOString();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ to });
    await world.request('ada', '/demo/clock', { method: 'POST', body, headers });
    return { idempotencyKey: `day-${day}` };
  };
  const csv = (header: string, rows: string) => new File([`${header}\n${rows}`], 'data.csv');
  const story: Story = {
    world,
    async enrol(rows, { language, ...how } = {}) {
      const header = 'person,enrolled_on,left_on,left_reason';
      const body = { data: csv(header, rows), ...how, ...BASIS };
      const petra = world.as('petra', language);
      return petra.importEnrolments({ contractId, body }, await passDay());
    },
    async observe(rows, { language, ...how } = {}) {
      const body = { data: csv('person,observation,date,value', rows), ...how, ...BASIS };
      const petra = world.as('petra', language);
      return petra.importObservations({ contractId, periodId, body }, await passDay());
    },
    said: () => saidIn(world, text),
  };
  await story.enrol(LIST);
  return story;
}

async function saidIn({ store, files }: World, text: string) {
  const about = { periodId, revision: 1 };
  const imports: Snapshot['imports'] = importsFor(await store.list('import', contractId), about);
  const texts = new Map<string, string>();
  for (const { file } of imports) {
    texts.set(file, new TextDecoder().decode(await files.get('person', contractId, file)));
  }
  const data = mergeImports(imports, texts);
  const terms = readTerms(text, 'terms.yaml');
  if (!data.ok || !terms.ok) throw new Error('cannot be read');
  const given = { terms: terms.value.terms, ...data.value, asOf: '2019-06-30' };
  const made = evaluate({ ...given, periods: [periodId] });
  if (!made.ok) throw new Error(JSON.stringify(made.findings));
  const left = data.value.enrolments.filter(({ leftOn }) => leftOn !== undefined);
  return {
    cost: made.value.metrics.find(({ metric }) => metric === 'saving')?.own?.sum,
    left: left.map(({ person, leftOn, leftReason }) => `${person} ${leftOn} ${leftReason}`),
  };
}

/** Both children. */
export const LIST = 'p-1,2016-09-01,,\np-2,2016-10-01,,\n';

/** The contract's files of persons can be read no longer, until they are delivered again. */
export function loseFiles({ root }: World): void {
  writeFileSync(join(root, 'installation.key'), `${'ab'.repeat(32)}\n`);
  rmSync(join(root, 'keys', `${contractId}.json`));
}
