import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { MECHANISMS, type TemplateAnswers } from '../../core/templates/answers.ts';
import { termsTemplate } from '../../core/templates/template.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type Io, MisuseError } from '../io.ts';
import { outputFiles } from '../outputs.ts';
import { rulesWords } from '../words/rules.ts';
import { writeFiles } from '../write.ts';

const QUESTIONS = ['contract', 'currency', 'payer', 'investor', 'mechanism'] as const;
type Question = (typeof QUESTIONS)[number];
type Options = Partial<Record<Question, string>> & { out?: string; force?: boolean };

/** What an answer must look like, where not every text will do. */
const PATTERNS: Partial<Record<Question, RegExp>> = {
  contract: /^[a-z][a-z0-9-]{1,39}$/,
  currency: /^[A-Z]{3}$/,
  mechanism: new RegExp(`^(?:${MECHANISMS.join('|')})$`),
};

/** `utfall new`: commented terms to begin with; asks for what no option gives, if there is somebody to ask. */
export const newCommand: CommandMaker = (io, done) => {
  const { make, options } = rulesWords(io.language);
  return new Command('new')
    .description(make)
    .option('--contract <name>', options.contract)
    .option('--currency <code>', options.currency)
    .option('--payer <party>', options.payer)
    .option('--investor <party>', options.investor)
    .option('--mechanism <way>', `${options.mechanism}: ${MECHANISMS.join(', ')}`)
    .option('--out <file>', options.out)
    .option('--force', options.force)
    .action(async (given: Options) => {
      const { force: overwrite = false } = given;
      const [out] = outputFiles([given.out], { reads: [], overwrite, io });
      const text = termsTemplate(await answersTo(given, io), io.language);
      if (out !== undefined) writeFiles([{ file: out, text }], io);
      const wrote = out === undefined ? text.trimEnd() : rulesWords(io.language).wrote(out);
      io.out(io.json ? JSON.stringify({ file: out, text }, null, 2) : wrote);
      return done(EXIT.fine);
    });
};

async function answersTo(given: Options, io: Io): Promise<TemplateAnswers> {
  const open = QUESTIONS.filter((question) => given[question] === undefined);
  const asked = open.length === 0 ? {} : await ask(open, io);
  const answers: Options = { ...given, ...asked };
  for (const question of QUESTIONS) judge(question, answers[question] ?? '', io);
  return answers as TemplateAnswers;
}

function judge(question: Question, written: string, io: Io): void {
  const { badAnswer, known, missing } = rulesWords(io.language);
  if (written.trim() === '') throw new MisuseError(missing(question));
  if (PATTERNS[question]?.test(written) ?? true) return;
  const right: Partial<Record<Question, string>> = { ...known, mechanism: MECHANISMS.join(', ') };
  throw new MisuseError(badAnswer(question, written, right[question] ?? ''));
}

/** Asks on the terminal, one question at a time. */
async function ask(open: readonly Question[], io: Io): Promise<Partial<Record<Question, string>>> {
  const words = rulesWords(io.language);
  const [first] = open;
  if (!process.stdin.isTTY) throw new MisuseError(words.missing(first ?? ''));
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answers: Partial<Record<Question, string>> = {};
  try {
    for (const question of open) {
      const choices = question === 'mechanism' ? ` (${MECHANISMS.join(', ')})` : '';
      answers[question] = (await terminal.question(`${words.ask[question]}${choices}: `)).trim();
    }
  } finally {
    terminal.close();
  }
  return answers;
}
