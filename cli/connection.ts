import type { Command } from 'commander';
import { type Client, createClient } from '../api/contract/client.ts';
import { ApiProblem } from '../api/contract/request.ts';
import { type Io, MisuseError } from './io.ts';
import { words } from './words/words.ts';

/** Where a running Utfall answers, and as whom. */
export type Connection = { url: string; token?: string; demoPerson?: string };

const URL = 'http://127.0.0.1:4710';

/** Adds the options by which a command reaches a running Utfall. */
export function withConnection(command: Command, io: Io): Command {
  const { arguments: args } = words(io.language);
  return command
    .option('--url <address>', args.url, URL)
    .option('--token <token>', args.token)
    .option('--demo-person <subject>', args.demoPerson);
}

/** A client that is logged in. @throws MisuseError when nobody answers, or knows the person */
export async function connect(connection: Connection, io: Io): Promise<Client> {
  const token = await tokenFor(connection, io);
  const { language } = io;
  return createClient({ baseUrl: connection.url, language, token: async () => token });
}

/** What the server refuses, or that nothing answers, is said in its own words. */
export async function answered<T>(ask: () => Promise<T>, io: Io): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiProblem) throw new MisuseError(error.message);
    if (error instanceof TypeError) throw new MisuseError(words(io.language).nothingAnswers);
    throw error;
  }
}

async function tokenFor(
  { url, token, demoPerson }: Connection,
  io: Io,
): Promise<string | undefined> {
  if (demoPerson === undefined) return token ?? io.env['UTFALL_TOKEN'];
  const address = `${url}/demo/login/${encodeURIComponent(demoPerson)}`;
  const response = await answered(() => fetch(address, { method: 'POST' }), io);
  if (!response.ok) {
    throw new MisuseError(words(io.language).nobodyInDemo(demoPerson, await peopleInDemo(url)));
  }
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Who may log in to the demo there by name alone; nobody where there is no demo. */
async function peopleInDemo(url: string): Promise<string> {
  const response = await fetch(`${url}/demo/login`);
  if (!response.ok) return '';
  const people = (await response.json()) as readonly { subject: string; name: string }[];
  return people.map(({ subject, name }) => `${subject} (${name})`).join(', ');
}
