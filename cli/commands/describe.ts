import { Command } from 'commander';
import { describeTerms } from '../../core/describe/describe.ts';
import type { Answer } from '../../core/findings.ts';
import { payoffSvg } from '../../core/payoff/chart.ts';
import { type Payoff, payoff, payoffMetrics } from '../../core/payoff/payoff.ts';
import { payoffSaid } from '../../core/payoff/words.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type ExitCode, type Io, MisuseError } from '../io.ts';
import { type Output, outputFiles } from '../outputs.ts';
import { describedText, payoffText } from '../print/describe.ts';
import { findingsText } from '../print/findings.ts';
import { reportFindings } from '../print/report.ts';
import { rulesWords } from '../words/rules.ts';
import { words } from '../words/words.ts';
import { writeFiles } from '../write.ts';
import { readableTerms } from './readable-terms.ts';
import { termsFiles } from './terms-file.ts';

type Options = { payoff?: string; svg?: string };

/** `utfall describe TERMS [--payoff METRIC [--svg FILE]]`: the payment rules as sentences, and as a table. */
export const describeCommand: CommandMaker = (io, done) => {
  const said = rulesWords(io.language);
  return new Command('describe')
    .description(said.describe)
    .argument('<terms>', words(io.language).arguments.terms)
    .option('--payoff <metric>', said.payoff)
    .option('--svg <file>', said.svg)
    .action((file: string, options: Options) => {
      if (options.svg !== undefined && options.payoff === undefined) {
        throw new MisuseError(said.svgNeedsPayoff);
      }
      const asking = { reads: termsFiles(file, io), overwrite: true, io };
      const [svg] = outputFiles([options.svg], asking);
      const read = readableTerms(file, io);
      if (!read.ok) return done(reportFindings(read.findings, io));
      const { terms } = read.value;
      return done(
        options.payoff === undefined
          ? describe(terms, io)
          : onePayoff(terms, { metric: options.payoff, svg }, io),
      );
    });
};

function describe(terms: Terms, io: Io): ExitCode {
  const described = describeTerms(terms, io.language);
  const payoffs = payoffMetrics(terms).map((metric) => ({ metric, found: payoff(terms, metric) }));
  if (io.json) {
    const shown = payoffs.map(({ metric, found }) =>
      found.ok ? found.value : { metric, findings: found.findings },
    );
    io.out(JSON.stringify({ ...described, payoffs: shown }, null, 2));
    return EXIT.fine;
  }
  const tables = payoffs.map(({ metric, found }) => shownText(terms, { metric, found }, io));
  io.out([describedText(described, io.language), ...tables].join('\n\n'));
  return EXIT.fine;
}

type Found = { readonly metric: string; readonly found: Answer<Payoff> };

function shownText(terms: Terms, { metric, found }: Found, io: Io): string {
  if (found.ok) return payoffText(payoffSaid(found.value, terms, io.language));
  const { noPayoff } = rulesWords(io.language);
  return `${noPayoff(metric)}\n${findingsText(found.findings.slice(0, 3), io.language)}`;
}

function onePayoff(
  terms: Terms,
  { metric, svg }: { metric: string; svg: Output | undefined },
  io: Io,
): ExitCode {
  const { noMetric, wrote } = rulesWords(io.language);
  const known = payoffMetrics(terms);
  if (!known.includes(metric)) throw new MisuseError(noMetric(metric, known.join(', ')));
  const found = payoff(terms, metric);
  if (!found.ok) return reportFindings(found.findings, io);
  const said = payoffSaid(found.value, terms, io.language);
  if (svg !== undefined) {
    writeFiles([{ file: svg, text: payoffSvg(found.value, said) }], io);
    io.err(wrote(svg));
  }
  io.out(io.json ? JSON.stringify(found.value, null, 2) : payoffText(said));
  return EXIT.fine;
}
