/**
 * List prices in USD without tax, Europe (Stockholm), as known in November 2026 from the public price pages
 * (https://aws.amazon.com/pricing/). Prices change: check them before you rely on a sum. Free tiers are left out.
 */
export const PRICES = {
  stateTransition: 25 / 1e6,
  lambdaRequest: 0.2 / 1e6,
  lambdaGbSecond: 0.0000133334,
  readUnit: 0.13 / 1e6,
  writeUnit: 0.65 / 1e6,
  filePut: 0.005 / 1e3,
  fileGet: 0.0004 / 1e3,
  notice: (1 + 0.5) / 1e6,
  request: 1.05 / 1e6,
} as const;

/** By the month, whatever is done: two keys, thirteen alarms, five metrics, a dashboard. */
export const FIXED_PER_MONTH = {
  keys: 2 * 1,
  alarms: 13 * 0.1,
  metrics: 5 * 0.3,
  dashboard: 3,
} as const;
