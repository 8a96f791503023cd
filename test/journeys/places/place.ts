import type { Instant } from '../../../core/lifecycle/items/common.ts';
import type { Appointment } from '../../../functions/common/appoint.ts';
import type { Stage } from '../../../local/demo/stage.ts';
import type { DemoPerson } from '../../../local/runtime/issuer.ts';
import type { Store } from '../../../store/store.ts';

/** A notice as it reached its receivers: the bytes for systems, and that something came for people. */
export type Sent = { readonly noticeId: string; readonly forSystems: string };

/** What is kept in the place, of whatever kind, to look for what must not be there. */
export type Kept = { readonly name: string; readonly bytes: Uint8Array };

/** Utfall running somewhere, empty at first: the embedded runtime, or a stack deployed to emulated AWS. */
export type Place = {
  /** Where the API answers. */
  readonly url: string;
  /** The running system, as its people meet it; it outlives restarts. */
  readonly stage: Stage;
  /** The table, to look into and never to write to. */
  readonly store: Store;
  /** Does what is due now; `checkAll` looks after everything that is open, whatever its time is. */
  sweep(options?: { checkAll: boolean }): Promise<void>;
  /** What was sent, each notice once. @throws Error if one came for systems only, or for people only */
  notices(): Promise<Sent[]>;
  /** Everything that is kept outside the person zone, and the encrypted bytes that are kept inside. */
  kept(): Promise<Kept[]>;
  /** Puts everything, as it stands now, into a folder that another place can be opened from. */
  copyTo(folder: string): Promise<void>;
  /** Ends whatever runs without ceremony, as a machine that loses its power; and goes on. */
  kill(): Promise<void>;
  /** Leaves nothing behind. */
  close(): Promise<void>;
};

/** Who there is, and where a place begins. */
export type Opening = {
  readonly people: readonly DemoPerson[];
  readonly appointments: readonly Appointment[];
  /** Where the simulated clock begins. */
  readonly clockFrom: Instant;
  /** A folder that another place was copied to. */
  readonly from?: string;
};
