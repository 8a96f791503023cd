import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const HERE = import.meta.dirname;
export const ROOT = join(HERE, '..', '..', '..');
/** Kept between runs, and never in git. */
const TOOLS = join(ROOT, '.utfall', 'tools');

const COPY_DEPENDENCIES =
  'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** The program of the emulated AWS, in a Python environment of its own. */
export async function ministackBinary(): Promise<string> {
  const folder = await once('ministack', 'requirements.txt', async (into) => {
    await tool('python3', ['-m', 'venv', into], 'Python 3 with venv (Debian: python3-venv)');
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    const wanted = ['--requirement', join(HERE, 'requirements.txt')];
    await tool(join(into, 'bin', 'python3'), [...pip, ...wanted], 'access to PyPI');
  });
  return join(folder, 'bin', 'python3');
}

/** The folder with the Java archives of DynamoDB Local. */
export async function dynamodbLocalFolder(): Promise<string> {
  return once('dynamodb-local', 'pom.xml', async (into) => {
    mkdirSync(into, { recursive: true });
    copyFileSync(join(HERE, 'pom.xml'), join(into, 'pom.xml'));
    const quiet = ['--batch-mode', '--quiet', '--file', join(into, 'pom.xml')];
    const goal = [COPY_DEPENDENCIES, `-DoutputDirectory=${join(into, 'lib')}`];
    await tool('mvn', [...quiet, ...goal], 'Maven and a Java 17 (Debian: maven, default-jre)');
  });
}

/**
 * A tool's folder, made by `make` if the file that pins its version has changed since, or never was. What was
 * interrupted half-way is made anew.
 */
async function once(
  name: string,
  pinnedBy: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const pin = createHash('sha256').update(readFileSync(join(HERE, pinnedBy)));
  const folder = join(TOOLS, `${name}-${pin.digest('hex').slice(0, 12)}`);
  const made = join(folder, '.made');
  if (existsSync(made)) return folder;
  rmSync(folder, { recursive: true, force: true });
  await make(folder);
  copyFileSync(join(HERE, pinnedBy), `${made}.part`);
  renameSync(`${made}.part`, made);
  return folder;
}

/** Runs a program to its end. @throws Error saying what the machine must have, with what the program said */
async function tool(program: string, args: readonly string[], needs: string): Promise<void> {
  try {
    await run(program, args);
  } catch (cause) {
    throw new Error(`"${program} ${args.join(' ')}" failed. It needs ${needs}.`, { cause });
  }
}
