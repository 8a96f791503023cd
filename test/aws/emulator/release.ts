import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './tools.ts';

/** All that a deploy is made of. */
const SOURCES = [
  ...['api', 'bin', 'cli', 'core', 'functions', 'infra', 'local', 'ports', 'scripts', 'store'],
  ...['workflows', 'package.json', 'tsconfig.json', 'cdk.json'],
];

/** Another release of Utfall, as its source. */
export type Release = {
  readonly folder: string;
  /** Changes a text wherever it stands in these files. @throws Error if it stands nowhere */
  rewrite(files: RegExp, from: string | RegExp, to: string): void;
};

/** A copy of this release's source, to be changed into another release. */
export function newRelease(folder: string): Release {
  mkdirSync(folder, { recursive: true });
  for (const each of SOURCES) cpSync(join(ROOT, each), join(folder, each), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    rewrite: (files, from, to) => {
      const changed = filesOf(folder)
        .filter((file) => files.test(file))
        .filter((file) => rewriteFile(join(folder, file), from, to));
      if (changed.length === 0) throw new Error(`No file of ${files} says ${from}`);
    },
  };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function rewriteFile(path: string, from: string | RegExp, to: string): boolean {
  const text = readFileSync(path, 'utf8');
  const rewritten = text.replaceAll(from, to);
  if (rewritten === text) return false;
  writeFileSync(path, rewritten);
  return true;
}
