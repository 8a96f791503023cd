import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENV } from '../../functions/env.ts';

const documented = new Set(
  [...readFileSync('docs/operating/configuration.md', 'utf8').matchAll(/`([^`]+)`/g)].map(
    ([, name]) => name,
  ),
);

function undocumented(names: Iterable<string>): string[] {
  return [...new Set(names)].filter((name) => !documented.has(name));
}

/** What the sources of these rooms call by a name that a pattern finds. */
function named(rooms: readonly string[], pattern: RegExp): string[] {
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(room, name)),
  );
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) => name),
  );
}

describe('the list of settings', () => {
  it('has every variable of the functions', () => {
    expect(undocumented(Object.values(ENV))).toEqual([]);
  });

  it('has every context of the CDK app', () => {
    const context = named(['infra'], /\bsaid\('(\w+)'\)/g);
    expect(context.length).toBeGreaterThan(4);
    expect(undocumented(context)).toEqual([]);
  });

  it('has every variable that the command line and the runtime read', () => {
    const variables = named(['cli', 'local'], /\benv\['(\w+)'\]/g);
    expect(variables).toContain('UTFALL_TOKEN');
    const ofTheSdk = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';
    expect(undocumented(variables.filter((name) => name !== ofTheSdk))).toEqual([]);
  });
});
