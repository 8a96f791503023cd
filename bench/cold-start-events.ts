/** What every state machine passes to each of its steps. */
const AFFAIR = {
  contractId: 'norrkoping-2016',
  periodId: 'follow_up_1',
  purpose: 'verification',
  revision: 1,
  attempt: 1,
  workflow: 'outcome-verification',
};

/** Of functions whose event is another or says more. */
const OTHER: Readonly<Record<string, object>> = {
  api: {
    version: '2.0',
    rawPath: '/contracts',
    rawQueryString: '',
    headers: {
      authorization: 'Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJhIn0.c2lnbmF0dXJl',
    },
    requestContext: { http: { method: 'GET', path: '/contracts' }, domainName: 'api.example' },
    isBase64Encoded: false,
  },
  'ask-person': { ...AFFAIR, task: 'verify-outcome', taskToken: 'token' },
  'compute-part': { ...AFFAIR, part: '1/2' },
  'merge-parts': { ...AFFAIR, parts: [{}, {}] },
  sweep: {},
};

/** An ordinary event of a function, as it comes from its state machine, the scheduler or the gateway. */
export function eventOf(name: string): object {
  return OTHER[name] ?? AFFAIR;
}
