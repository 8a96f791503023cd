import { Command } from 'commander';
import type { Finding } from '../../core/findings.ts';
import { readResults } from '../../core/settlement/results-file.ts';
import type { ReadTerms } from '../../core/terms/read.ts';
import { termsDiff } from '../../core/terms-diff/diff.ts';
import { type MoneyDiff, moneyDiff } from '../../core/terms-diff/money.ts';
import { changesSaid } from '../../core/terms-diff/words.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type ExitCode, type Io, readText } from '../io.ts';
import { changesText, moneyDiffText } from '../print/diff.ts';
import { reportFindings } from '../print/report.ts';
import { rulesWords } from '../words/rules.ts';
import { readableTerms } from './readable-terms.ts';

/** `utfall diff OLD NEW [--results FILE…]`: what an amendment changes, rule by rule and in money. */
export const diffCommand: CommandMaker = (io, done) => {
  const said = rulesWords(io.language);
  return new Command('diff')
    .description(said.diff)
    .argument('<old>', said.oldTerms)
    .argument('<new>', said.newTerms)
    .option('--results <files...>', said.diffResults)
    .action((oldFile: string, newFile: string, { results = [] }: { results?: string[] }) => {
      const [before, after] = [readableTerms(oldFile, io), readableTerms(newFile, io)];
      if (!before.ok || !after.ok) {
        return done(reportFindings([...before.findings, ...after.findings], io));
      }
      return done(diff(before.value, after.value, { files: results, io }));
    });
};

type On = { readonly files: readonly string[]; readonly io: Io };

function diff(before: ReadTerms, after: ReadTerms, { files, io }: On): ExitCode {
  const money: { file: string; diff: MoneyDiff }[] = [];
  for (const file of files) {
    const found = onResults(before, after, { file, io });
    if (!('diff' in found)) return reportFindings(found.findings, io);
    money.push({ file, diff: found.diff });
  }
  const changes = termsDiff(before.terms, after.terms);
  const versions = { before: before.terms, after: after.terms };
  const said = changesSaid(changes, versions, io.language);
  if (io.json) {
    const told = changes.map((change, place) => ({ ...change, said: said[place] }));
    const inMoney = money.map(({ file, diff: found }) => ({ results: file, ...found }));
    io.out(JSON.stringify({ changes: told, money: inMoney }, null, 2));
    return EXIT.fine;
  }
  const tables = money.map(({ file, diff: found }) =>
    moneyDiffText(found, { file, language: io.language }),
  );
  io.out([changesText(said, io.language), ...tables].join('\n\n'));
  return EXIT.fine;
}

type OnOne = { readonly file: string; readonly io: Io };

/** Both versions on one results file; where one cannot be settled, it is said which, with the findings. */
function onResults(
  before: ReadTerms,
  after: ReadTerms,
  { file, io }: OnOne,
): { diff: MoneyDiff } | { findings: readonly Finding[] } {
  const results = readResults(readText(file, io), file);
  if (!results.ok) return { findings: results.findings };
  const found = moneyDiff(before, after, results.value);
  if (found.ok) return { diff: found.value };
  if (found.refused !== undefined) io.err(rulesWords(io.language).notSettled(found.refused, file));
  const { at } = results.value;
  return {
    findings: found.findings.map((finding) => ({
      ...finding,
      at: finding.at.path === undefined ? { file } : at(finding.at.path),
    })),
  };
}
