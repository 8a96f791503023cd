import { Decimal } from '../../core/money/decimal.ts';

type Figure = { readonly sum: string; readonly of?: string } | null;
type Own = {
  readonly evaluation: {
    readonly metrics: readonly {
      readonly metric: string;
      readonly cohort: string;
      readonly denominators: { readonly measured: number };
      readonly own: Figure;
      readonly comparator: Figure;
    }[];
  };
  readonly settlement: { readonly entitled: string };
};
type Other = {
  readonly metrics: readonly Readonly<Record<string, string | boolean>>[];
  readonly payable: string;
  readonly stray: readonly Readonly<Record<string, string>>[];
};

const NAMES: Readonly<Record<string, string>> = {
  income: 'income',
  in_work: 'hours',
  sick_days: 'sick',
};

/** Holds the figures of both programs against each other. @throws Error when one differs by anything at all */
export function compareFigures(ownText: string, otherText: string): void {
  const own: Own = JSON.parse(ownText);
  const other: Other = JSON.parse(otherText);
  const theirs = (cohort: string, treated: boolean, name: string) =>
    String(other.metrics.find((row) => row.cohort === cohort && row.treated === treated)?.[name]);
  const pairs = own.evaluation.metrics.flatMap(({ metric, cohort, ...said }) => {
    const name = NAMES[metric] ?? '';
    const beside =
      metric === 'sick_days' ? theirs(cohort, true, 'sick_before') : theirs(cohort, false, name);
    return [
      [String(said.denominators.measured), theirs(cohort, true, `${name}_of`)],
      [said.own?.sum, theirs(cohort, true, name)],
      [said.comparator?.sum, beside],
    ];
  });
  pairs.push([own.settlement.entitled, other.payable]);
  for (const row of other.metrics)
    pairs.push(['0', String(row['twice'])], ['0', String(row['wrong'])]);
  for (const { rows } of other.stray) pairs.push(['0', rows]);
  for (const [one = 'nothing', two = 'nothing'] of pairs) {
    if (one === 'nothing' || !new Decimal(one).eq(two)) {
      throw new Error(`utfall finds ${one}, DuckDB ${two}`);
    }
  }
}
