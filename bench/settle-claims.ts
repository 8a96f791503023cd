import { readFileSync } from 'node:fs';
import { type ClaimFact, NO_FACTS } from '../core/settlement/facts.ts';
import { settle } from '../core/settlement/settle.ts';
import { readTerms } from '../core/terms/read.ts';
import { median } from './median.ts';

/**
 * How long settling takes on a rate card of 23 outcomes with 10,000 claims of 1,000 persons, beyond reading
 * the terms. Prints `{ "ms": … }`, the median of the runs after a warm-up.
 */
const CLAIMS = 10_000;
const PERSONS = 1000;
const RUNS = 15;

const file = 'contracts/reboot-west/terms.yaml';
const read = readTerms(readFileSync(file, 'utf8'), file);
if (!read.ok) throw new Error(`${file} cannot be read`);
const { terms, hash } = read.value;
const outcomes = (terms.payments[0]?.rates ?? []).map(({ outcome }) => outcome);

const claims: ClaimFact[] = Array.from({ length: CLAIMS }, (_, index) => ({
  outcome: outcomes[index % outcomes.length] ?? '',
  person: `p-${(index * 7919) % PERSONS}`,
  date: `${2019 + (index % 3)}-${String((index % 12) + 1).padStart(2, '0')}-15`,
}));
// Within a quarter: what was due by the payers’ last calendar day is computed beside what is due today.
const facts = { ...NO_FACTS, asOf: '2022-11-15', claims };

const times = Array.from({ length: RUNS + 3 }, () => {
  const began = process.hrtime.bigint();
  const settlement = settle({ terms: [{ version: 1, hash, terms }], facts, settled: [] });
  if (!settlement.ok) throw new Error('The claims cannot be settled');
  return Number(process.hrtime.bigint() - began) / 1e6;
});
process.stdout.write(`${JSON.stringify({ ms: median(times.slice(3)) })}\n`);
