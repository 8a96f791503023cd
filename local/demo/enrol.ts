import type { Client } from '../../api/contract/client.ts';
import { DEFAULT_TIME_ZONE, dateOf } from '../../core/calendar/instant.ts';
import type { CastMember } from './cast.ts';
import { BASIS } from './choices.ts';
import type { DemoContract } from './contracts.ts';
import { enrolmentsCsv } from './data/rows.ts';
import type { Stage } from './stage.ts';

/** Enrols who has come and states what capital was drawn since the last time. */
export type Enrolment = () => Promise<void>;

/**
 * Rolling enrolment as the project owner does it: nobody is enrolled before the day, and nothing when
 * enrolment is not open.
 */
export function rollingEnrolment(
  stage: Stage,
  contract: DemoContract,
  owner: CastMember,
): Enrolment {
  let known: Enrolled | undefined;
  const people = [...contract.enrolments].sort((a, b) => (a.enrolledOn < b.enrolledOn ? -1 : 1));
  const contractId = contract.slug;
  return async () => {
    const project = stage.as(owner.person.subject);
    const { enrolment } = await project.readContract({ contractId });
    if (enrolment !== 'open') return;
    known ??= await enrolledSoFar(project, contractId);
    const enrolled = known;
    const { instant } = await stage.clock.readClock();
    const today = dateOf(instant, contract.terms.timeZone ?? DEFAULT_TIME_ZONE);
    const rows = people.slice(enrolled.people).filter(({ enrolledOn }) => enrolledOn <= today);
    const facts = contract.facts.slice(enrolled.facts).filter(({ date }) => date <= today);
    if (rows.length > 0) {
      const data = new File([enrolmentsCsv(rows)], 'enrolments.csv', { type: 'text/csv' });
      const idempotencyKey = `demo-enrolments-${today}`;
      await project.importEnrolments({ contractId, body: { data, ...BASIS } }, { idempotencyKey });
      enrolled.people += rows.length;
    }
    for (const fact of facts) {
      const idempotencyKey = `demo-fact-${enrolled.facts}`;
      await project.stateFact({ contractId, body: { fact } }, { idempotencyKey });
      enrolled.facts += 1;
    }
  };
}

type Enrolled = { people: number; facts: number };

/** What an earlier start came to: people and facts come in one order, so their number tells which. */
async function enrolledSoFar(project: Client, contractId: string): Promise<Enrolled> {
  const [{ imports }, { facts }] = await Promise.all([
    project.listImports({ contractId }),
    project.listFacts({ contractId }),
  ]);
  const people = imports
    .filter(({ what }) => what === 'enrolments')
    .reduce((sum, { rows = 0 }) => sum + rows, 0);
  return { people, facts: facts.filter(({ fact }) => 'capital' in fact).length };
}
