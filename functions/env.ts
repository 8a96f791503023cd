/**
 * Every variable of the functions' environment, by what it means: the CDK app sets them by these names, the
 * binding of the Lambdas reads them.
 */
export const ENV = {
  /** The table's name. */
  table: 'UTFALL_TABLE',
  /** The bucket of terms, packs, settlements and notices. */
  openBucket: 'UTFALL_OPEN_BUCKET',
  /** The bucket of person-level files, encrypted under a key per contract. */
  personBucket: 'UTFALL_PERSON_BUCKET',
  /** The KMS key that wraps the contracts' data keys. */
  keyId: 'UTFALL_KEY_ID',
  /** The name of the event bus that notices go to. */
  bus: 'UTFALL_BUS',
  /** The ARN of the topic that notices go to. */
  topic: 'UTFALL_TOPIC_ARN',
  /** Followed by a workflow's name: its state machine's ARN. */
  stateMachineArnPrefix: 'UTFALL_STATE_MACHINE_ARN_PREFIX',
  /** The issuer of logins. */
  issuer: 'UTFALL_OIDC_ISSUER',
  /** Whom the issuer's tokens must be meant for. */
  audience: 'UTFALL_OIDC_AUDIENCE',
  /** The subject of the first administrator at the issuer; left out where there is one already. */
  administrator: 'UTFALL_ADMINISTRATOR',
  /** `simulated` only in stacks that were synthesised so; left out: the real clock. */
  clock: 'UTFALL_CLOCK',
  /** How many rows of persons one function adds up; a larger cohort is computed in parts. */
  rowsPerPart: 'UTFALL_ROWS_PER_PART',
  /** Counts of fewer persons than this are withheld whatever the terms say; left out: the program's own least. */
  suppressBelowLeast: 'UTFALL_SUPPRESS_BELOW_LEAST',
} as const;

/** The metrics of an installation; alarms and the dashboard name them. */
export const METRICS = {
  namespace: 'Utfall',
  service: 'utfall',
  /** Every sweep that came to its end counts one. */
  sweeps: 'Sweeps',
  /** How long the open task that was asked for first has waited. */
  oldestTask: 'OldestWaitingTask',
  /** How long ago the due date came that has waited longest for a sweep. */
  oldestDue: 'OldestOverdueDate',
  /** Outbox items that could not be done, and are tried again. */
  late: 'LateOutboxItems',
  /** Contracts that a sweep could not look after. */
  problems: 'SweepProblems',
} as const;

/**
 * A variable that must be set.
 *
 * @throws Error naming it, so that a broken deployment says what it lacks.
 */
export function required(name: (typeof ENV)[keyof typeof ENV]): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`The variable ${name} is not set`);
  return value;
}
