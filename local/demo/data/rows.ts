/** An enrolment of the demo. */
export type EnrolmentRow = {
  readonly person: string;
  readonly enrolledOn: string;
  readonly cohort?: string;
  readonly arm?: 'treatment' | 'comparison';
  readonly leftOn?: string;
  readonly leftReason?: string;
};

/** An observation of the demo. */
export type ObservationRow = {
  readonly person: string;
  readonly observation: string;
  readonly date: string;
  readonly value: string;
};

/** Made-up participants and what is observed of them. */
export type DemoData = {
  readonly enrolments: readonly EnrolmentRow[];
  /** What is delivered for a period. */
  observations(period: { id: string; from: string; to: string }): readonly ObservationRow[];
  /** Capital draws and other facts that the project owner states. */
  readonly facts: readonly {
    capital: string;
    amount: string;
    date: string;
    cohort?: string;
  }[];
};

/** Enrolments as the file that is imported. */
export function enrolmentsCsv(rows: readonly EnrolmentRow[]): string {
  const withCohort = rows.some(({ cohort }) => cohort !== undefined);
  const header = [
    'person',
    'enrolled_on',
    ...(withCohort ? ['cohort'] : []),
    'arm',
    'left_on',
    'left_reason',
  ];
  const lines = rows.map(({ person, enrolledOn, cohort, arm, leftOn, leftReason }) => [
    person,
    enrolledOn,
    ...(withCohort ? [cohort ?? ''] : []),
    arm ?? 'treatment',
    leftOn ?? '',
    leftReason ?? '',
  ]);
  return csv([header, ...lines]);
}

/** Observations as the file that is imported. */
export function observationsCsv(rows: readonly ObservationRow[]): string {
  const header = ['person', 'observation', 'date', 'value'];
  return csv([header, ...rows.map((row) => [row.person, row.observation, row.date, row.value])]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.join(',')).join('\n')}\n`;
}
