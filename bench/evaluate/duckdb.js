import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/**
 * The same job by DuckDB: two files in, rows checked, one row a person, metrics, the rate card with its caps.
 * One scan of the observations, exact decimals, all cores. Prints JSON with the figures that the bench compares.
 *
 * node bench/evaluate/duckdb.js FOLDER sorted|shuffled
 */
const [folder = '', order = 'sorted'] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const file = (name) => `'${join(folder, `${name}.csv`)}'`;

await connection.run(`
CREATE TEMP TABLE people AS
SELECT person, enrolled_on, left_on, cohort, arm = 'treatment' AS treated,
  CAST(enrolled_on + INTERVAL 12 MONTH AS DATE) AS until,
  CAST(enrolled_on - INTERVAL 6 MONTH AS DATE) AS since
FROM read_csv(${file('enrolments')}, header = true, auto_detect = false, delim = ',', columns = {
  'person': 'VARCHAR', 'enrolled_on': 'DATE', 'left_on': 'DATE', 'cohort': 'VARCHAR', 'arm': 'VARCHAR' })`);

// Days are bits, so that a second row on one day is seen without sorting or a second grouping.
const bits = (name, from, to) =>
  `bit_count(bitstring_agg(CASE WHEN observation = '${name}' THEN o.date - p.enrolled_on END, ${from}, ${to}))`;
const rows = (name) => `count(*) FILTER (observation = '${name}')`;
await connection.run(`
CREATE TEMP TABLE records AS
SELECT p.person, any_value(p.cohort) AS cohort, any_value(p.treated) AS treated,
  any_value(p.left_on) AS left_on, any_value(p.until) AS until,
  ${rows('income')} AS income_rows,
  sum(value) FILTER (observation = 'income') AS income,
  ${rows('hours')} AS hours_rows,
  count(*) FILTER (observation = 'hours' AND value >= 160) AS hours,
  count(*) FILTER (observation = 'sick_days' AND o.date >= p.enrolled_on) AS sick_rows,
  sum(value) FILTER (observation = 'sick_days' AND o.date >= p.enrolled_on) AS sick,
  count(*) FILTER (observation = 'sick_days' AND o.date < p.enrolled_on) AS sick_before_rows,
  sum(value) FILTER (observation = 'sick_days' AND o.date < p.enrolled_on) AS sick_before,
  ${rows('job_started')} AS started, ${rows('job_kept')} AS kept,
  ${rows('qualification')} AS qualified,
  ${rows('income')} - coalesce(${bits('income', 0, 370)}, 0)
  + ${rows('hours')} - coalesce(${bits('hours', 0, 370)}, 0)
  + ${rows('sick_days')} - coalesce(${bits('sick_days', -190, 370)}, 0)
  + ${rows('job_kept')} - coalesce(${bits('job_kept', 0, 1300)}, 0)
  + ${rows('job_started')} - coalesce(${bits('job_started', 0, 1300)}, 0)
  + ${rows('qualification')} - coalesce(${bits('qualification', 0, 1300)}, 0) AS twice,
  count(*) FILTER (p.person IS NULL OR NOT CASE observation
    WHEN 'income' THEN o.date >= p.enrolled_on AND o.date < p.until
    WHEN 'hours' THEN o.date >= p.enrolled_on AND o.date < p.until
    WHEN 'sick_days' THEN p.treated AND o.date >= p.since AND o.date < p.until
    WHEN 'job_started' THEN p.treated AND o.date >= p.enrolled_on AND o.date <= DATE '2025-06-30'
    WHEN 'job_kept' THEN p.treated AND o.date >= p.enrolled_on AND o.date <= DATE '2025-06-30'
    WHEN 'qualification' THEN p.treated AND o.date >= p.enrolled_on AND o.date <= DATE '2025-06-30'
    ELSE false END) AS wrong
FROM read_csv(${file(order)}, header = true, auto_detect = false, delim = ',', columns = {
  'person': 'VARCHAR', 'observation': 'VARCHAR', 'date': 'DATE', 'value': 'DECIMAL(18,2)' }) o
LEFT JOIN people p USING (person)
GROUP BY p.person`);

const metrics = await connection.runAndReadAll(`
SELECT cohort, treated, count(*) FILTER (reached) AS reached,
  count(*) FILTER (reached AND income_rows > 0) AS income_of,
  sum(income) FILTER (reached AND income_rows > 0) AS income,
  sum(CAST(income AS DECIMAL(18,2)) * CAST(income AS DECIMAL(18,2))) FILTER (reached AND income_rows > 0) AS squares,
  count(*) FILTER (reached AND hours_rows > 0) AS hours_of,
  count(*) FILTER (reached AND hours > 0) AS hours,
  count(*) FILTER (reached AND sick_rows > 0 AND sick_before_rows > 0) AS sick_of,
  sum(sick) FILTER (reached AND sick_rows > 0 AND sick_before_rows > 0) AS sick,
  sum(sick_before) FILTER (reached AND sick_rows > 0 AND sick_before_rows > 0) AS sick_before,
  sum(twice) AS twice, sum(wrong) AS wrong
FROM (SELECT people.cohort, people.treated, NOT coalesce(people.left_on < people.until - 1, false) AS reached,
    records.* EXCLUDE (cohort, treated, left_on, until, person)
  FROM people LEFT JOIN records USING (person))
GROUP BY cohort, treated ORDER BY cohort, treated`);
const money = await connection.runAndReadAll(`
SELECT sum(least(21000, least(started, 1) * 12000 + least(kept, 3) * 4500.50 + least(qualified, 1) * 9000)) AS payable
FROM records WHERE treated`);
const stray = await connection.runAndReadAll(
  'SELECT coalesce(sum(wrong), 0) AS rows FROM records WHERE person IS NULL',
);
const said = {
  metrics: metrics.getRowObjectsJson(),
  ...money.getRowObjectsJson()[0],
  stray: stray.getRowObjectsJson(),
};
process.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
