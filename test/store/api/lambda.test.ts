import { describe, expect, it } from 'vitest';
import { ENV } from '../../../functions/env.ts';

/** As API Gateway calls a function of an HTTP API. */
function event(path: string) {
  const http = {
    method: 'GET',
    path,
    protocol: 'HTTP/1.1',
    sourceIp: '192.0.2.1',
    userAgent: 'test',
  };
  const requestContext = {
    http,
    accountId: '1',
    apiId: 'api',
    authentication: null,
    authorizer: {},
    domainName: 'utfall.example',
    domainPrefix: 'utfall',
    requestId: '1',
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  };
  const headers = { 'accept-language': 'en' };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    body: null,
    isBase64Encoded: false,
    headers,
    requestContext,
  };
}

describe('the API’s function', () => {
  it('answers as the API does, and asks for a login', async () => {
    process.env['AWS_REGION'] = 'eu-north-1';
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
    for (const name of Object.values(ENV)) process.env[name] = 'https://example.se';
    // There is no table to name an administrator in, and the threshold is left as it is.
    for (const name of [ENV.administrator, ENV.suppressBelowLeast]) delete process.env[name];
    const { handler } = await import('../../../functions/api/api.lambda.ts');
    const health = await handler(event('/health'));
    expect(health).toMatchObject({ statusCode: 200, isBase64Encoded: false });
    expect(JSON.parse(health.body)).toMatchObject({ status: 'ok' });
    const me = await handler(event('/me'));
    expect(me.statusCode).toBe(401);
    expect(JSON.parse(me.body)).toMatchObject({ findings: [{ code: 'api.not-logged-in' }] });
  });
});
