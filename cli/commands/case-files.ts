import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isFields } from '../../core/terms/written.ts';
import { readYaml } from '../../core/terms/yaml.ts';
import { type Io, MisuseError, readText } from '../io.ts';

const CASE = '.case.yaml';

/** A worked example and the terms that it is about. */
export type CaseFile = { readonly file: string; readonly termsFile?: string };

/**
 * The worked examples under the paths, in name order. The terms of an example are the nearest `terms.yaml`
 * in its folder or above, or beside them that of the project which it names: `projects/<project>.yaml`. Left out
 * where there are none.
 */
export function caseFiles(paths: readonly string[], io: Io): CaseFile[] {
  return paths.flatMap((path) => found(path, io)).map((file) => ({ file, ...termsFor(file, io) }));
}

function found(path: string, io: Io): string[] {
  if (!existsSync(path)) {
    throw new MisuseError(io.language === 'sv' ? `${path} finns inte.` : `There is no ${path}.`);
  }
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(CASE))
    .sort()
    .map((name) => join(path, name));
}

function termsFor(file: string, io: Io): { termsFile?: string } {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const terms = join(folder, 'terms.yaml');
    if (existsSync(terms)) {
      const project = projectOf(file, io);
      return {
        termsFile: project === undefined ? terms : join(folder, 'projects', `${project}.yaml`),
      };
    }
    if (folder === dirname(folder)) return {};
  }
}

function projectOf(file: string, io: Io): string | undefined {
  const { document } = readYaml(readText(file, io));
  const project = isFields(document) ? document['project'] : undefined;
  return typeof project === 'string' ? project : undefined;
}
