import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { programmeOf } from '../core/terms/project.ts';
import {
  type Golden,
  type GoldenCase,
  type GoldenTerms,
  readGolden,
  settleGolden,
} from '../test/golden/golden.ts';

/**
 * Writes down what this release computes of every contract of the library: `npm run golden`, once, when a release
 * is made. `test/golden` holds all later ones to it. The file of a version that is tagged is never written again.
 */
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const path = `test/golden/${version}.json.gz`;
const isReleased =
  execFileSync('git', ['tag', '--list', `v${version}`], { encoding: 'utf8' }) !== '';
if (isReleased && existsSync(path)) {
  throw new Error(
    `${path} is what release ${version} computed, and stays as it is. Raise the version first.`,
  );
}

const golden: Golden = { release: version, terms: termsFiles().map(goldenTerms) };
writeFileSync(path, gzipSync(JSON.stringify(golden), { level: 9 }));
const cases = golden.terms.reduce((sum, { cases: all }) => sum + all.length, 0);
process.stdout.write(`wrote ${path}: ${golden.terms.length} terms, ${cases} settlements\n`);

function termsFiles(): string[] {
  return readdirSync('contracts', { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|\/)(?:terms|projects\/[^/]+)\.yaml$/.test(name))
    .sort()
    .map((name) => join('contracts', name));
}

function goldenTerms(file: string): GoldenTerms {
  const text = readFileSync(file, 'utf8');
  const extended = programmeOf(text);
  const programme =
    extended === undefined
      ? {}
      : { programme: readFileSync(join(dirname(file), extended), 'utf8') };
  const read = readGolden({ file, text, ...programme });
  const cases = casesOf(file).flatMap((each): GoldenCase[] => {
    const settled = settleGolden(read, each);
    return settled ? [{ ...each, settled }] : [];
  });
  return { file, text, ...programme, hash: read.hash, cases };
}

/** The worked examples of terms: of a programme, those that name the project. */
function casesOf(file: string): { file: string; text: string }[] {
  const [, folder = '', project] =
    /^(contracts\/[^/]+)\/(?:terms|projects\/(.+))\.yaml$/.exec(file) ?? [];
  const cases = join(folder, 'cases');
  if (!existsSync(cases)) return [];
  return readdirSync(cases)
    .filter((name) => name.endsWith('.case.yaml'))
    .sort()
    .map((name) => ({ file: join(cases, name), text: readFileSync(join(cases, name), 'utf8') }))
    .filter(({ text }) => /^project: (.+)$/m.exec(text)?.[1] === project);
}
