import { Command } from 'commander';
import type { Explained } from '../../core/explain/explained.ts';
import { explainedLines, findNode } from '../../core/explain/words.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type Io, MisuseError } from '../io.ts';
import { reportFindings } from '../print/report.ts';
import { requiredOption } from '../required-option.ts';
import { words } from '../words/words.ts';
import { settled } from './settled.ts';

/** `utfall explain TERMS --results FILE [LINE]`: the tree behind one line or the total. */
export const explainCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args } = words(io.language);
  return new Command('explain')
    .description(commands.explain)
    .argument('<terms>', args.terms)
    .argument('[line]', args.line)
    .option('--results <file>', args.results)
    .option('--depth <levels>', args.depth)
    .action(
      (file: string, line: string | undefined, options: { results?: string; depth?: string }) => {
        const results = requiredOption(options.results, '--results <file>', io);
        const result = settled(file, results, io);
        if (!result.ok) return done(reportFindings(result.findings, io));
        const { settlement, amounts } = result.value;
        const node = nodeFor(settlement.explained, { line, amounts }, io);
        io.out(io.json ? JSON.stringify(node, null, 2) : treeText(node, options.depth, io));
        return done(EXIT.fine);
      },
    );
};

function nodeFor(
  total: Explained,
  { line, amounts }: { line: string | undefined; amounts: readonly Explained[] },
  io: Io,
): Explained {
  if (line === undefined) return total;
  const trees = [total, ...amounts];
  const [node] = trees.flatMap((tree) => findNode(tree, line) ?? []);
  if (node) return node;
  const known = [...new Set(trees.flatMap(namesIn))].join(', ');
  throw new MisuseError(words(io.language).noSuchLine(line, known));
}

function namesIn(node: Explained): string[] {
  return [...(node.name === undefined ? [] : [node.name]), ...node.inputs.flatMap(namesIn)];
}

function treeText(node: Explained, depth: string | undefined, io: Io): string {
  const limit = depth === undefined ? {} : { depth: Number(depth) };
  return explainedLines(node, io.language, limit)
    .map(({ depth: level, text }) => `${'  '.repeat(level)}${text}`)
    .join('\n');
}
