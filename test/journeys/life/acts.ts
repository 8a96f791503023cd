import type { PeriodView, SettlementView, TaskView } from '../../../api/contract/views.ts';
import { BASIS } from '../../../local/demo/choices.ts';
import {
  enrolmentsCsv,
  type ObservationRow,
  observationsCsv,
} from '../../../local/demo/data/rows.ts';
import type { Theatre } from '../theatre.ts';
import { evaluator, finance, owner } from './cast.ts';
import { saving } from './recompute.ts';

type Kind = TaskView['task'];

/** What the project owner says with every decision to reject, ask or correct. */
export const REASON = 'The register was corrected';

/** Plays until a task of this kind is open, and answers it. */
export async function until(theatre: Theatre, kind: Kind, periodId?: string): Promise<TaskView> {
  const found = await theatre.story.play(
    (task) => task.task === kind && (periodId === undefined || task.periodId === periodId),
  );
  if (!found) throw new Error(`The story ended before ${kind} of ${periodId ?? 'anything'}`);
  return found;
}

/** Decides the open task of this kind, and lets the workflows come to rest. */
export async function act(
  theatre: Theatre,
  subject: string,
  kind: Kind,
  [choice, more]: [string, Parameters<Theatre['decide']>[3]?],
): Promise<TaskView> {
  const task = await theatre.openTask(kind);
  const decided = await theatre.decide(subject, task, choice, more);
  await theatre.stage.atRest();
  return decided;
}

/** Delivers these rows for a period's revision and says that they are complete. */
export async function deliver(
  theatre: Theatre,
  { periodId, revision }: { periodId: string; revision: number },
  rows: readonly ObservationRow[],
): Promise<void> {
  await importRows(theatre, { periodId, key: `${periodId}-r${revision}` }, rows);
  await act(theatre, owner, 'deliver-data', ['delivered']);
}

/** Imports rows for a period. */
export async function importRows(
  theatre: Theatre,
  { periodId, key }: { periodId: string; key: string },
  rows: readonly ObservationRow[],
) {
  const data = new File([observationsCsv(rows)], 'observations.csv', { type: 'text/csv' });
  return theatre
    .as(owner)
    .importObservations(
      { contractId: theatre.contract.slug, periodId, body: { data, ...BASIS } },
      { idempotencyKey: `journey-${key}` },
    );
}

/** The rows that the demo delivers for a period. */
export function rowsFor(theatre: Theatre, periodId: string): readonly ObservationRow[] {
  const { terms, observations } = theatre.contract;
  const period = terms.periods?.find(({ id }) => id === periodId);
  if (!period) throw new Error(`No period ${periodId}`);
  return observations(period);
}

/** The evaluator approves what is shown, and the time for objections passes. */
export async function verify(theatre: Theatre, periodId: string): Promise<void> {
  await act(theatre, evaluator, 'verify-outcome', ['approve']);
  await passWindow(theatre, periodId);
}

/** Moves the clock to where nobody may object any more. */
export async function passWindow(theatre: Theatre, periodId: string): Promise<void> {
  const { objectionsUntil } = await periodOf(theatre, periodId);
  if (objectionsUntil === undefined) throw new Error(`${periodId} has no open window`);
  await moveTo(theatre, new Date(Date.parse(objectionsUntil) + 1000).toISOString());
}

export async function moveTo(theatre: Theatre, to: string): Promise<void> {
  await theatre.stage.clock.advanceClock({ body: { to } });
  await theatre.stage.atRest();
}

/** Two persons attest, and the bank has paid. */
export async function pay(theatre: Theatre): Promise<void> {
  await attest(theatre);
  await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-1' }]);
}

export async function attest(theatre: Theatre): Promise<void> {
  for (const subject of finance) await act(theatre, subject, 'attest', ['attest']);
}

/** The newest revision of a period. */
export async function periodOf(theatre: Theatre, periodId: string): Promise<PeriodView> {
  return theatre.as(owner).readPeriod({ contractId: theatre.contract.slug, periodId });
}

/** Corrects a period: its new revision waits for data. */
export async function correct(theatre: Theatre, periodId: string): Promise<PeriodView> {
  const { slug: contractId } = theatre.contract;
  const period = await theatre
    .as(owner)
    .correct({ contractId, periodId, body: { reason: REASON } });
  await theatre.stage.atRest();
  return period;
}

/** What Norrköping pays for a year with these rows: 60 % of what was saved. */
export function sharedSaving(theatre: Theatre, rows: readonly ObservationRow[]): number {
  return saving(observationsCsv(rows), enrolmentsCsv(theatre.contract.enrolments)) * 0.6;
}

/** What was settled, in short: `follow_up_1.outcome-payment.r1 reconciled 252000`. */
export async function settled(theatre: Theatre): Promise<string[]> {
  return (await theatre.settlements()).map(brief).sort();
}

function brief({ periodId, purpose, revision, state, payable, claimedBack }: SettlementView) {
  const back = claimedBack === '0' ? '' : ` back ${claimedBack}`;
  return `${periodId}.${purpose}.r${revision} ${state} ${payable}${back}`;
}

/** What happened, by name, without what only opens and decides tasks. */
export async function happened(theatre: Theatre): Promise<string[]> {
  return (await theatre.events()).map(({ what }) => what);
}
