import { type Counts, costOf, KEYS, type Life } from './counts.ts';
import { FIXED_PER_MONTH } from './prices.ts';

const SWEEPS_PER_YEAR = 4 * 24 * 365.25;

/** What a contract's life took by phase, and what it costs a year for so many contracts. */
export function bill({ phases, whole, years, sweep }: Life): string[] {
  const row = (name: string, of: Counts): string =>
    `| ${[name, ...KEYS.map((key) => of[key].toFixed(0)), costOf(of).toFixed(4)].join(' | ')} |`;
  const year = costOf(whole) / years;
  const sweeps = costOf(sweep) * SWEEPS_PER_YEAR;
  const fixed = 12 * Object.values(FIXED_PER_MONTH).reduce((sum, cost) => sum + cost, 0);
  const years_ = [1, 100, 10_000].map(
    (contracts) =>
      `| ${contracts} | ${(contracts * year).toFixed(2)} | ${sweeps.toFixed(2)} | ${fixed.toFixed(2)} |`,
  );
  return [
    `| Phase | ${KEYS.join(' | ')} | USD |`,
    `|---${'|---:'.repeat(KEYS.length + 1)}|`,
    ...[...phases].map(([name, of]) => row(name, of)),
    row('whole life', whole),
    row('one sweep that finds nothing', sweep),
    '',
    `The contract lives for ${years.toFixed(1)} years: ${year.toFixed(4)} USD a year.`,
    '',
    '| Contracts | USD a year for what they do | sweeps | fixed |',
    '|---:|---:|---:|---:|',
    ...years_,
  ];
}

/** The same life counted on one machine and on emulated AWS. */
export function beside(embedded: Counts, emulated: Counts): string[] {
  const rows = KEYS.map((key) => {
    const [one, other] = [embedded[key], emulated[key]];
    return `| ${key} | ${one.toFixed(0)} | ${other.toFixed(0)} | ${(other / one).toFixed(2)} |`;
  });
  const [one, other] = [costOf(embedded), costOf(emulated)];
  return [
    '| Counted | one machine | emulated AWS | ratio |',
    '|---|---:|---:|---:|',
    ...rows,
    `| USD | ${one.toFixed(4)} | ${other.toFixed(4)} | ${(other / one).toFixed(2)} |`,
  ];
}
