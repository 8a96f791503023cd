import { describe, expect, it } from 'vitest';
import { routes } from '../../../api/contract/routes.ts';
import { problemOf } from './problems.ts';
import { CONTRACT, TERMS, useWorlds, withContract } from './world.ts';

const newWorld = useWorlds();
const json = { 'content-type': 'application/json' };

function post(body: string, headers: Record<string, string> = json): RequestInit {
  return { method: 'POST', body, headers };
}

describe('the door', () => {
  it('tells anybody that Utfall is well, and what it can do', async () => {
    const world = await newWorld();
    const health = await world.request(undefined, '/health');
    expect(await health.json()).toEqual({ status: 'ok', version: '1.2.3' });
    const document = await world.request(undefined, '/openapi.json');
    expect(await document.json()).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
  });

  it.each(Object.values(routes).filter((route) => 'who' in route))(
    'asks for a login at $method $path',
    async ({ method, path }) => {
      const world = await newWorld();
      const address = path.replace(/\{\w+\}/g, '1');
      const response = await world.request(undefined, address, { method });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    },
  );

  it('says how one logs in to a demo', async () => {
    const world = await newWorld();
    const response = await world.request(undefined, '/me');
    const [found] = ((await response.json()) as { findings: { mend: string }[] }).findings;
    expect(found?.mend).toContain('GET /demo/login räknar upp dess personer');
  });

  it('does not take a login that has ended, is another issuer’s, or was tampered with', async () => {
    const world = await newWorld();
    const [header, payload, signature] = (await world.token('petra')).split('.');
    const tokens = [
      await world.token('petra', { expired: true }),
      await world.token('petra', { issuer: 'https://elsewhere.example' }),
      `${header}.${payload}.${signature?.split('').reverse().join('')}`,
      'no-token',
    ];
    for (const token of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      const response = await world.request(undefined, '/me', { headers });
      expect(response.status).toBe(401);
    }
  });

  it('says what is wrong in the language that the person prefers', async () => {
    const world = await newWorld();
    const swedish = await problemOf(world.as('petra', 'sv').readContract({ contractId: 'x' }));
    const english = await problemOf(world.as('petra', 'en').readContract({ contractId: 'x' }));
    expect(swedish.findings[0]?.what).toBe('Här finns inget som du får se.');
    expect(english.findings[0]?.what).toBe('There is nothing here that you may see.');
  });

  it('refuses what is not well-formed, of another kind, or too large', async () => {
    const world = await newWorld();
    const sent = async (init: RequestInit) => {
      const response = await world.request('ada', '/contracts', init);
      const { findings } = (await response.json()) as { findings: { code: string }[] };
      return [response.status, findings[0]?.code];
    };
    expect(await sent(post('{"terms": '))).toEqual([400, 'api.malformed']);
    const deep = `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(await sent(post(deep))).toEqual([400, 'api.malformed']);
    expect(await sent(post('x', { 'content-type': 'text/plain' }))).toEqual([
      415,
      'api.media-type',
    ]);
    expect(await sent(post('{}', {}))).toEqual([415, 'api.media-type']);
    const large = JSON.stringify({ terms: 'x'.repeat(5_000_000) });
    expect(await sent(post(large))).toEqual([413, 'api.too-large']);
    const length = { ...json, 'content-length': '5000000' };
    expect(await sent(post('{}', length))).toEqual([413, 'api.too-large']);
  });

  it('names every field that is unknown, missing or wrong', async () => {
    const world = await newWorld();
    const body = JSON.stringify({ person: { issuer: 'i', subject: 's', nick: 'n' }, role: 'boss' });
    const response = await world.request('ada', '/people', post(body));
    expect(response.status).toBe(422);
    const { findings } = (await response.json()) as { findings: { code: string; at: object }[] };
    expect(findings.map(({ code, at }) => [code, at])).toEqual([
      ['api.missing-field', { path: '/person/name', field: 'person.name' }],
      ['api.unknown-field', { path: '/person/nick', field: 'person.nick' }],
      ['api.wrong-value', { path: '/role', field: 'role' }],
    ]);
  });

  it.each(['640823-3234', '19640823-3234', '196408233234', '6408233234', '640883-3231'])(
    'refuses %s in any text of any form, and never says it again',
    async (personnummer) => {
      const world = await newWorld();
      const person = { issuer: 'i', subject: 's', name: `Anna ${personnummer}` };
      const body = JSON.stringify({ person, role: 'auditor', [personnummer]: 'x' });
      const response = await world.request('ada', '/people', post(body));
      const text = await response.text();
      expect(response.status).toBe(422);
      expect(text).toContain('api.personnummer');
      expect(text).toContain('/person/name');
      expect(text).not.toContain(personnummer);
      expect((await world.store.list('membership', '*')).length).toBe(1);
    },
  );

  it('has no address that it does not know', async () => {
    const world = await newWorld();
    const response = await world.request('ada', '/no/such');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ type: 'urn:utfall:problem:api.no-such-route' });
    const method = await world.request('ada', '/contracts', { method: 'DELETE' });
    expect(method.status).toBe(404);
  });

  it('refuses an ETag that is none of ours', async () => {
    const world = await withContract(await newWorld());
    const headers = { ...json, 'if-match': 'abc' };
    const path = `/contracts/${CONTRACT}/transitions`;
    const response = await world.request(
      'petra',
      path,
      post('{"transition":"onboarding"}', headers),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ findings: [{ code: 'api.if-match' }] });
  });

  it('gives an ETag, which is the version', async () => {
    const world = await withContract(await newWorld());
    const response = await world.request('petra', `/contracts/${CONTRACT}`);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ version: 1 });
  });

  it('logs one line for every request, without addresses, bodies or people', async () => {
    const world = await newWorld();
    await world.request('ada', '/contracts/640823-3234/tasks?who=640823-3234');
    await world.request('ada', '/contracts', post(JSON.stringify({ terms: 'secret' })));
    await world.request('ada', '/secret');
    const lines = world.lines.map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { method: 'GET', route: 'listTasks', status: 422 },
      { method: 'POST', route: 'createContract', status: 422 },
      { method: 'GET', route: 'none', status: 404 },
    ]);
    // An id of a request is any letters.
    const said = lines.map(({ requestId: _, ...line }) => line);
    expect(JSON.stringify(said)).not.toMatch(/640823|secret|ada/);
  });

  it('answers a fault with a reference that is in the log, and nothing of its inside', async () => {
    const world = await newWorld();
    await world.as('ada').createContract({ body: { terms: TERMS } });
    const [terms] = await world.store.list('terms', CONTRACT);
    if (!terms) throw new Error('not there');
    // As if somebody had written in the table by hand: a version that is not there is in force.
    const contract = await world.store.read('contract', CONTRACT, {});
    if (!contract) throw new Error('not there');
    const broken = { ...contract, latestTermsVersion: 1 };
    const item = { ...terms, textFile: await world.files.put('open', CONTRACT, new Uint8Array(1)) };
    await world.store.commit({
      contractId: CONTRACT,
      writes: [
        { op: 'replace', item: broken },
        { op: 'replace', item },
      ],
      events: [],
      outbox: [],
    });
    const body = { person: world.person('x'), party: 'norrkoping', role: 'finance' } as const;
    const problem = await problemOf(world.as('ada').addMember({ contractId: CONTRACT, body }));
    expect(problem).toMatchObject({ status: 500, findings: [{ code: 'api.fault' }] });
    const line = JSON.parse(world.lines.at(-1) ?? '');
    expect(problem.findings[0]?.facts['requestId']).toBe(line.requestId);
    expect(line).toMatchObject({ error: 'Error', stack: expect.stringContaining('loadTerms') });
  });
});

describe('the demo’s clock', () => {
  it('moves forward and never back', async () => {
    const world = await newWorld();
    const move = (to: string) => world.request('ada', '/demo/clock', post(JSON.stringify({ to })));
    expect(await (await move('2016-10-01T00:00:00.000Z')).json()).toEqual({
      instant: '2016-10-01T00:00:00.000Z',
    });
    const back = await move('2016-09-30T00:00:00.000Z');
    expect(back.status).toBe(422);
    expect(await back.json()).toMatchObject({ findings: [{ code: 'clock.goes-back' }] });
    const read = await world.request('ada', '/demo/clock');
    expect(await read.json()).toEqual({ instant: '2016-10-01T00:00:00.000Z' });
  });
});
