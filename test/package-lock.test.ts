import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Locked = {
  readonly packages: Readonly<Record<string, { optionalDependencies?: Record<string, string> }>>;
};

describe('the lock file', () => {
  const { packages }: Locked = JSON.parse(readFileSync('package-lock.json', 'utf8'));

  it('names the packages of every platform, or npm ci refuses it (node scripts/complete-lock.js)', () => {
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.entries(optionalDependencies).filter(([, version]) => /^\d/.test(version)),
    );
    const missing = wanted.filter(([name]) => packages[`node_modules/${name}`] === undefined);
    expect(wanted.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  it('names no address of a registry', () => {
    expect(JSON.stringify(packages)).not.toContain('"resolved"');
  });
});
