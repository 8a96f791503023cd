import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rightsOf } from '../../infra/constructs/rights.ts';
import { RETIRED_FUNCTIONS } from '../../infra/retired.ts';
import { FUNCTION_NAMES, ROOT, resourcesOf, synthesise } from './synthesised.ts';

describe('the versions of functions', () => {
  it('are kept: none is deleted by a deploy', () => {
    const versions = resourcesOf(synthesise(), 'AWS::Lambda::Version');
    expect(versions.length).toBeGreaterThan(20);
    for (const version of versions) {
      expect(version).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });
});

describe('the functions that this release has retired', () => {
  it('have no code here any more, keep their rights, and go with the next release', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const { name, since } of RETIRED_FUNCTIONS) {
      expect(FUNCTION_NAMES).not.toContain(name);
      expect(existsSync(join(ROOT, 'functions', name))).toBe(false);
      expect(rightsOf(name).length, name).toBeGreaterThan(0);
      expect(since, `${name} is to be removed from infra/retired.ts`).toBe(version);
    }
  });
});
