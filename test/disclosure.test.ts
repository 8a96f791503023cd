import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ReplyOf } from '../api/contract/route.ts';
import type { routes } from '../api/contract/routes.ts';
import type { VerificationPack } from '../core/lifecycle/verdict/pack.ts';
import type { ResultFile } from '../core/lifecycle/verdict/result-file.ts';
import type { payoutNotice } from '../core/notices/payout.ts';
import type { MetricOutcome } from '../core/outcomes/evaluation.ts';
import type { Disclosed } from '../core/privacy/disclosed.ts';
import type { DisclosedOther } from '../core/privacy/tables/beside.ts';
import type {
  DisclosedMetric,
  DisclosedResult,
  DisclosedSide,
} from '../core/privacy/tables/disclosed-result.ts';
import type { Settlement } from '../core/settlement/settlement.ts';
import type { putOpen } from '../functions/common/open-file.ts';

const ROOT = resolve(import.meta.dirname, '..');
const ROOMS = ['core', 'store', 'ports', 'functions', 'api', 'local', 'cli', 'infra'];

/** Every file that says this, with its name. */
function filesThatSay(pattern: RegExp): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .map((name) => join(room, name))
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => pattern.test(readFileSync(join(ROOT, name), 'utf8'))),
  ).sort();
}

type Reply<Name extends keyof typeof routes> = ReplyOf<(typeof routes)[Name]>;

describe('figures with all their cells', () => {
  it('are no answer of the API as they are: the compiler refuses them', () => {
    expectTypeOf<ResultFile>().not.toExtend<Reply<'readResult'>['figures']>();
    expectTypeOf<VerificationPack>().not.toExtend<Reply<'readPack'>['pack']>();
    expectTypeOf<Settlement>().not.toExtend<Reply<'readSettlement'>['lines']>();
    expectTypeOf<Settlement['explained']>().not.toExtend<Reply<'explainSettlement'>['explained']>();
    expectTypeOf<Disclosed<DisclosedResult>>().toExtend<Reply<'readResult'>['figures']>();
  });

  it('have no place there for how many have any of a sum', () => {
    expectTypeOf<MetricOutcome>().toHaveProperty('withAny');
    type Told = DisclosedMetric & DisclosedOther & DisclosedSide;
    expectTypeOf<Told>().not.toHaveProperty('withAny');
  });

  it('are not made disclosed by looking so: the rules must have made them', () => {
    expectTypeOf<DisclosedResult>().not.toExtend<Disclosed<DisclosedResult>>();
    expectTypeOf<DisclosedResult>().not.toExtend<Reply<'readResult'>['figures']>();
  });

  it('are no open file, and no part of a notice', () => {
    type Open = Parameters<typeof putOpen>[2];
    expectTypeOf<ResultFile>().not.toExtend<Open>();
    expectTypeOf<Settlement>().not.toExtend<Open>();
    expectTypeOf<VerificationPack>().not.toExtend<Open>();
    type InNotice = Parameters<typeof payoutNotice>[0]['settlement'];
    expectTypeOf<Settlement>().not.toExtend<InNotice>();
  });

  it('are marked as disclosed by the rules alone, and where what they wrote is read again', () => {
    const callers = filesThatSay(/\basDisclosed\(/).filter(
      (name) => !name.startsWith('core/privacy/'),
    );
    expect(callers).toEqual(['api/server/load.ts', 'functions/common/open-file.ts']);
  });

  it('are marked for persons’ readers in one place, which asks for the right', () => {
    expect(filesThatSay(/\basForPersonReader\(/)).toEqual(['api/server/shown.ts']);
    expect(filesThatSay(/as PersonRight\b/)).toEqual(['api/server/shown.ts']);
  });

  it('come into the open zone by no other way than those that hold none', () => {
    expect(filesThatSay(/\.put\(\s*'open'/)).toEqual([
      'api/server/handlers/terms.ts',
      'api/server/notices.ts',
      'api/server/written-terms.ts',
      'functions/common/open-file.ts',
    ]);
  });
});
