import type { Person } from '../../core/lifecycle/items/common.ts';
import type { Store } from '../../store/store.ts';

/** Whom the installation itself knows. */
export type Appointment = {
  readonly person: Pick<Person, 'subject' | 'name'>;
  readonly role: 'administrator' | 'auditor';
};

const INSTALLATION = '*';

/** Gives people their role in the installation; who has it already keeps it. */
export async function appoint(
  store: Store,
  issuer: string,
  appointments: readonly Appointment[],
): Promise<void> {
  for (const { person, role } of appointments) {
    const key = { person: { issuer, ...person }, party: INSTALLATION, role };
    if (await store.read('membership', INSTALLATION, key)) continue;
    await store.commit({
      contractId: INSTALLATION,
      writes: [{ op: 'create', item: { kind: 'membership', contractId: INSTALLATION, ...key } }],
      events: [],
      outbox: [],
    });
  }
}
