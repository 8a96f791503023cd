/** A list price in USD without tax or free tier, for Europe (Stockholm), and how well it is known. */
type Price = {
  readonly usd: number;
  readonly per: number;
  readonly what: string;
  /** The page of AWS that says it for this region; left out: remembered, and to be checked before it is relied on. */
  readonly page?: string;
};

/** As of November 2026. */
const PRICE_LIST = {
  stateTransition: {
    usd: 0.025,
    per: 1e3,
    what: 'state transition (Step Functions, standard)',
    page: 'https://aws.amazon.com/step-functions/pricing/',
  },
  lambdaRequest: { usd: 0.2, per: 1e6, what: 'call of a function (Lambda)' },
  lambdaGbSecond: { usd: 0.0000133334, per: 1, what: 'GB-second of a function on Arm (Lambda)' },
  readUnit: { usd: 0.13, per: 1e6, what: 'read request unit on demand (DynamoDB)' },
  writeUnit: { usd: 0.65, per: 1e6, what: 'write request unit on demand (DynamoDB)' },
  filePut: { usd: 0.005, per: 1e3, what: 'file written (S3 PUT)' },
  fileGet: { usd: 0.0004, per: 1e3, what: 'file read (S3 GET)' },
  notice: { usd: 1 + 0.5, per: 1e6, what: 'notice: an event (EventBridge) and a message (SNS)' },
  request: { usd: 1.05, per: 1e6, what: 'request of the API (API Gateway, HTTP)' },
} as const satisfies Record<string, Price>;

type Counted = keyof typeof PRICE_LIST;

/** What one of each costs. */
export const PRICES = Object.fromEntries(
  Object.entries(PRICE_LIST).map(([name, { usd, per }]) => [name, usd / per]),
) as Readonly<Record<Counted, number>>;

/** The list as a table for operators. */
export function priceTable(): string[] {
  const rows = Object.values<Price>(PRICE_LIST).map(({ usd, per, what, page }) => {
    const source = page === undefined ? 'from memory: check it' : `[AWS](${page})`;
    return `| ${what} | ${usd} | ${per.toLocaleString('en')} | ${source} |`;
  });
  return ['| What | USD | for | source |', '|---|---:|---:|---|', ...rows];
}

/** By the month, whatever is done, from memory as well: two keys, thirteen alarms, five metrics, a dashboard. */
export const FIXED_PER_MONTH = {
  keys: 2 * 1,
  alarms: 13 * 0.1,
  metrics: 5 * 0.3,
  dashboard: 3,
} as const;
