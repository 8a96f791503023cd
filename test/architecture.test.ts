import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** Which rooms a room may import. What is not listed is forbidden. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  store: ['core'],
  ports: ['core', 'store'],
  functions: ['core', 'store', 'ports'],
  'functions/api': ['core', 'store', 'ports', 'functions', 'api/contract', 'api/server'],
  'api/contract': ['core'],
  'api/server': ['core', 'store', 'ports', 'api/contract'],
  local: ['core', 'store', 'ports', 'functions', 'api/contract', 'api/server'],
  cli: ['core', 'api/contract'],
  'cli/commands/start': ['cli', 'core', 'local'],
  infra: ['functions/env', 'store/table'],
};

/** The packages that the pure core may use. */
const CORE_PACKAGES = [
  'zod',
  'decimal.js',
  'yaml',
  '@noble/hashes',
  'csv-parse',
  'hucre',
  'pure-rand',
  // Special functions one by one; the whole of @stdlib is hundreds of megabytes.
  '@stdlib/math-base-special-betainc',
  '@stdlib/math-base-special-erfc',
  '@stdlib/math-base-special-erfcinv',
  'yalps',
];

type Import = { readonly from: string; readonly to: string };

function sources(): string[] {
  const rooms = ['core', 'store', 'ports', 'functions', 'api', 'local', 'cli', 'infra'];
  return rooms.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(room, name)),
  );
}

function importsOf(file: string, text: string): Import[] {
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^import\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ];
  return specifiers.map(([, specifier = '']) => ({
    from: file,
    to: specifier.startsWith('.')
      ? relative(ROOT, resolve(ROOT, dirname(file), specifier))
      : specifier,
  }));
}

/** The longest listed room that a path lies in. */
function roomOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((room) => path === `${room}.ts` || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isLocal(to: string): boolean {
  return to.endsWith('.ts');
}

function violations(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const room = roomOf(from);
    if (room === undefined) return [`${from} is in no known room`];
    if (!isLocal(to)) return packageViolation(room, from, to);
    const inside = to.startsWith(`${room}/`) || to === `${room}.ts`;
    const allowed = (MAY_IMPORT[room] ?? []).some(
      (other) => to.startsWith(`${other}/`) || to === `${other}.ts`,
    );
    return inside || allowed ? [] : [`${from} may not import ${to}`];
  });
}

function packageViolation(room: string, from: string, to: string): string[] {
  if (room !== 'core') return [];
  return CORE_PACKAGES.some((name) => to === name || to.startsWith(`${name}/`))
    ? []
    : [`${from} is pure and may not import ${to}`];
}

describe('the one-way street between the rooms', () => {
  const files = sources();
  const imports = files.flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));

  it('sees the files and their imports', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(files.length);
    expect(imports).toContainEqual({
      from: 'core/money/rounding.ts',
      to: 'core/money/decimal.ts',
    });
  });

  it('is held by every file', () => {
    expect(violations(imports)).toEqual([]);
  });

  it.each([
    ['core/settlement/x.ts', "import { y } from '../../store/store.ts';"],
    ['core/settlement/x.ts', "import { readFileSync } from 'node:fs';"],
    ['core/settlement/x.ts', "const y = await import('@aws-sdk/client-sfn');"],
    ['store/x.ts', "import type { Step } from '../functions/step.ts';"],
    ['infra/x.ts', "import { step } from '../functions/sweep/sweep.step.ts';"],
    ['cli/commands/x.ts', "export { startRuntime } from '../../local/runtime/runtime.ts';"],
  ])('would catch %s with %s', (file, text) => {
    expect(violations(importsOf(file, text))).toHaveLength(1);
  });

  it('keeps clocks and chance out of core', () => {
    const unpure = files
      .filter((file) => file.startsWith('core/'))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Math\.random\(|process\.env|crypto\.random/.test(
          readFileSync(join(ROOT, file), 'utf8'),
        ),
      );
    expect(unpure).toEqual([]);
  });
});
