import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskView } from '../../../api/contract/views.ts';
import { ADMINISTRATOR, AUDITOR } from '../../../local/demo/cast.ts';
import { utfall } from '../../cli/terminal.ts';
import { settled } from '../life/acts.ts';
import { openTheatre, refusalOf, type Theatre } from '../theatre.ts';

const CONTRACT = 'norrkoping-2016';
const contractId = CONTRACT;
const ELSEWHERE = 'https://utfall.example.se';

/** A command as the administrator of one of the two installations types it. */
function at(theatre: Theatre, ...args: string[]) {
  const who = ['--url', theatre.url, '--demo-person', ADMINISTRATOR.subject];
  return utfall([...args, ...who, '--lang', 'en']);
}

function subjectOf(theatre: Theatre, wanted: string): string {
  const { cast } = theatre.story;
  return cast.find(({ role }) => role === wanted)?.person.subject ?? '';
}

/** What a delivery that broke off had sent: the first lines of items. */
async function breakOff(theatre: Theatre, text: string): Promise<void> {
  const lines = text.split('\n').filter((line) => line.startsWith('{"item"'));
  const some = lines.filter((line) => !line.includes('"kind":"contract"')).slice(0, 100);
  const data = new File([some.join('\n')], 'lines.jsonl');
  await theatre.as(ADMINISTRATOR.subject).receiveItems({ contractId, body: { data } });
}

describe('a contract that moves in the middle of a verification', () => {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-moving-'));
  const key = join(folder, 'transport.key');
  const file = join(folder, 'norrkoping.jsonl');
  let here: Theatre;
  let there: Theatre;
  let waiting: TaskView | undefined;

  beforeAll(async () => {
    [here, there] = await Promise.all([openTheatre(CONTRACT), openTheatre(CONTRACT)]);
    await here.story.begin();
    waiting = await here.story.play(
      ({ task, periodId }) => task === 'verify-outcome' && periodId === 'follow_up_2',
    );
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    rmSync(folder, { recursive: true });
  });

  /** The persons are removed from the old installation. */
  const leave = () => {
    const person = ['--arrived-person', ADMINISTRATOR.subject];
    return at(here, 'leave', CONTRACT, '--arrived-at', there.url, ...person);
  };
  const readPersons = async (theatre: Theatre): Promise<Uint8Array> => {
    const owner = theatre.as(subjectOf(theatre, 'project-owner'));
    const { imports } = await owner.listImports({ contractId });
    const importId = imports.find(({ what }) => what === 'enrolments')?.importId ?? '';
    return owner.readImportFile({ contractId, importId });
  };

  it('asks for the key before it hands anything over', async () => {
    const printed = await at(here, 'export', CONTRACT, '--moves-to', ELSEWHERE);
    expect(printed.code).toBe(2);
    expect(printed.err).toContain('Say --key FILE');
    expect((await here.as(AUDITOR.subject).readContract({ contractId })).moved).toBeUndefined();
  });

  it('can be copied, and a copy is not carried on elsewhere', async () => {
    const copy = join(folder, 'copy.jsonl');
    const copied = await at(here, 'export', CONTRACT, '--only-open', '--to', copy);
    expect(copied).toMatchObject({ code: 0, err: `Wrote ${CONTRACT} to ${copy}.` });
    const taken = await at(there, 'import', copy);
    expect(taken.code).toBe(1);
    expect(taken.out).toContain('This export is a copy');
  });

  it('is written whole, with persons sealed, for nobody else to read', async () => {
    const printed = await at(
      here,
      'export',
      CONTRACT,
      '--moves-to',
      ELSEWHERE,
      '--key',
      key,
      '--to',
      file,
    );
    expect(printed).toMatchObject({ code: 0 });
    for (const each of [key, file]) expect(statSync(each).mode & 0o077).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"zone":"person"');
    for (const { person } of here.contract.enrolments) expect(text).not.toContain(person);
    const token = text.split('\n').filter((line) => line.includes('"token"'));
    expect(token).toEqual([]);
  });

  it('takes no decision any more where it was, and says where it went', async () => {
    const evaluator = subjectOf(here, 'evaluator');
    const verify = here.decide(evaluator, waiting as TaskView, 'approve');
    expect(await refusalOf(verify)).toEqual({ status: 409, codes: ['move.moved'] });
    await here.sweep();
    const { tasks } = await here.as(AUDITOR.subject).listTasks({ contractId });
    expect(tasks.find(({ taskId }) => taskId === waiting?.taskId)?.state).toBe('open');
  });

  it('is refused when it is cut, changed, or its key is another', async () => {
    const text = readFileSync(file, 'utf8');
    const spoilt = join(folder, 'spoilt.jsonl');
    const spoil: Record<string, string> = {
      cut: text.slice(0, text.length / 2),
      changed: text.replace('2452320', '9452320'),
      nothing: '',
    };
    for (const [how, written] of Object.entries(spoil)) {
      writeFileSync(spoilt, written);
      const printed = await at(there, 'import', spoilt, '--key', key);
      expect({ how, code: printed.code }).toEqual({ how, code: 1 });
    }
    const other = join(folder, 'other.key');
    writeFileSync(other, `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    const printed = await at(there, 'import', file, '--key', other);
    expect(printed.err).toContain('does not open with this transport key');
    chmodSync(other, 0o644);
    const open = await at(there, 'import', file, '--key', other);
    expect(open.err).toContain('Others may read the key');
    expect(await refusalOf(there.as(AUDITOR.subject).readContract({ contractId }))).toMatchObject({
      status: 404,
    });
  });

  it('keeps its persons where it was until it has arrived', async () => {
    expect((await leave()).code).toBe(2);
    const [event] = (await here.events()).slice(-1);
    if (!event) throw new Error('expected an event');
    const administrator = here.as(ADMINISTRATOR.subject);
    const proof = { ...event, what: 'contract-arrived', facts: { persons: 'complete' } };
    for (const arrived of [event, proof, { ...proof, sequence: event.sequence + 1 }]) {
      const refused = await refusalOf(administrator.leave({ contractId, body: { arrived } }));
      expect(refused.codes).toEqual(['move.not-arrived']);
    }
    await here.sweep({ checkAll: true });
    expect((await readPersons(here)).byteLength).toBeGreaterThan(0);
  });

  it('arrives, also when the first try broke off, and goes on to the same last payment', async () => {
    const { instant } = await here.stage.clock.readClock();
    await there.stage.clock.advanceClock({ body: { to: instant } });
    await breakOff(there, readFileSync(file, 'utf8'));
    await there.sweep();
    const first = await at(there, 'import', file, '--key', key);
    expect(first).toEqual({ code: 0, out: `${CONTRACT} is carried on here (follow-up).`, err: '' });
    const again = await at(there, 'import', file, '--key', key);
    expect(again.err).toContain(CONTRACT);

    await there.story.play();
    expect(await settled(there)).toEqual([
      'contract.delivery.r1 reconciled 3000000',
      'follow_up_1.outcome-payment.r1 reconciled 2452320',
      'follow_up_2.outcome-payment.r1 reconciled 2880000',
    ]);
  });

  it('keeps one unbroken chain over both installations', async () => {
    const who = ['--demo-person', AUDITOR.subject, '--lang', 'en'];
    const audited = await utfall(['audit', CONTRACT, '--url', there.url, ...who]);
    expect(audited.code).toBe(0);
    const events = (await there.events()).map(({ what }) => what);
    const left = events.indexOf('contract-handed-over');
    expect(events[left + 1]).toBe('contract-arrived');
    expect(events.at(-1)).toBe('contract-closed');
  });

  it('leaves no persons behind where it was, and cannot be taken back then', async () => {
    expect(await leave()).toMatchObject({ code: 0, err: '' });
    expect((await leave()).code).toBe(0);
    await here.sweep({ checkAll: true });
    const { moved } = await here.as(AUDITOR.subject).readContract({ contractId });
    expect(moved?.left).toMatchObject({ state: 'done', keyId: expect.stringMatching(/^[0-9a-f]/) });
    expect(await refusalOf(readPersons(here))).toEqual({ status: 410, codes: ['api.erased'] });
    expect((await readPersons(there)).byteLength).toBeGreaterThan(0);
    const back = here.as(ADMINISTRATOR.subject).takeBack({ contractId, body: { reason: 'x' } });
    expect(await refusalOf(back)).toEqual({ status: 409, codes: ['move.left'] });
    const audited = await at(here, 'audit', CONTRACT);
    expect(audited.code).toBe(0);
  });

  it('does not come back to where it left', async () => {
    const printed = await at(here, 'import', file, '--key', key);
    expect(printed.code).toBe(2);
    expect(printed.err).toContain(CONTRACT);
  });
});

describe('a contract that was handed over by mistake', () => {
  it('is taken back, and pays as if nothing had happened', async () => {
    const theatre = await openTheatre(CONTRACT);
    try {
      await theatre.story.begin();
      await theatre.story.play(({ task }) => task === 'attest');
      const administrator = theatre.as(ADMINISTRATOR.subject);
      await administrator.handOver({ contractId, body: { to: ELSEWHERE } });
      await theatre.sweep();
      const reason = 'The other installation was never set up.';
      await administrator.takeBack({ contractId, body: { reason } });
      await theatre.story.play();
      expect(await settled(theatre)).toHaveLength(3);
    } finally {
      await theatre.close();
    }
  });
});
