/**
 * What a contract should pay, computed from the delivered table files by arithmetic of its own: whole numbers
 * only, and not a line of the code that is tested.
 */
type Row = Readonly<Record<string, string>>;

/** The rows of a table file without quoted cells, as the demo writes them. */
export function rowsOf(csv: string): Row[] {
  const [header = '', ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** How much less the care of these children cost in a year than in the year before enrolment. */
export function saving(observations: string, enrolments: string): number {
  const enrolledOn = new Map(rowsOf(enrolments).map((row) => [row['person'], row['enrolled_on']]));
  const sums = new Map<string, { before: number; during: number }>();
  for (const { person = '', observation, date = '', value } of rowsOf(observations)) {
    if (observation !== 'care_cost') continue;
    const sum = sums.get(person) ?? { before: 0, during: 0 };
    const side = date < (enrolledOn.get(person) ?? '') ? 'before' : 'during';
    sums.set(person, { ...sum, [side]: sum[side] + Number(value) });
  }
  // A child of whom nothing is known in the year counts as not improved.
  return [...sums.values()]
    .filter(({ during }) => during > 0)
    .reduce((total, { before, during }) => total + before - during, 0);
}

/** Norrköping: 40 % of the drawn capital, and 60 % of the savings with a premium within 20 % of it. */
export function norrkopingPays(drawn: number, savings: readonly number[]): number {
  const saved = savings.reduce((total, each) => total + each, 0);
  const tranche = Math.min(Math.max(saved, 0), drawn);
  const above = Math.max(saved - drawn, 0);
  return drawn * 0.4 + tranche * 0.6 + Math.min(above * 0.6, drawn * 0.2);
}

/** Reconviction events per arm of a cohort. */
export function eventsOf(observations: string, enrolments: string) {
  const armOf = new Map(rowsOf(enrolments).map(({ person, arm }) => [person, arm]));
  const events = { treatment: 0, comparison: 0 };
  for (const { person, value } of rowsOf(observations)) {
    const arm = armOf.get(person);
    if (arm === 'treatment' || arm === 'comparison') events[arm] += Number(value);
  }
  return events;
}

/** The fall in tenths of a percent, rounded half up, of arms of one size. */
export function fallOf({ treatment, comparison }: { treatment: number; comparison: number }) {
  return Math.floor((1000 * (comparison - treatment)) / comparison + 0.5);
}

/** Prices per outcome as the terms write them, and whether a person may claim again. */
export function pricesIn(terms: string): Map<string, { price: number; again: boolean }> {
  const lines = terms.split('- outcome: ').slice(1);
  return new Map(
    lines.map((text) => {
      const [own = ''] = text.split('\nsettlement:');
      const price = Number(/price: ([\d ]+)/.exec(own)?.[1]?.replaceAll(' ', ''));
      return [own.split('\n')[0] ?? '', { price, again: own.includes('claims: any') }];
    }),
  );
}

/** What the claims of each delivery are worth, in order: who may claim once is paid once. */
export function claimsPay(deliveries: readonly string[], terms: string): number[] {
  const prices = pricesIn(terms);
  const claimed = new Set<string>();
  return deliveries.map((csv) => {
    let worth = 0;
    for (const { person, observation = '' } of rowsOf(csv)) {
      const { price, again } = prices.get(observation) ?? { price: 0, again: true };
      const key = `${person} ${observation}`;
      if (again || !claimed.has(key)) worth += price;
      claimed.add(key);
    }
    return worth;
  });
}
