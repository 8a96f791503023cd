import { Command } from 'commander';
import { stressTerms } from '../../core/terms/stress/stress.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT } from '../io.ts';
import { findingsJson } from '../print/findings.ts';
import { reportFindings } from '../print/report.ts';
import { words } from '../words/words.ts';
import { termsFile } from './terms-file.ts';

/**
 * `utfall check TERMS`: all findings, and the hash that people sign when there are no errors. What is wrong comes
 * first, then what is weak.
 */
export const checkCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args, termsLine } = words(io.language);
  return new Command('check')
    .description(commands.check)
    .argument('<terms>', args.terms)
    .action((file: string) => {
      const { read, findings: wrong } = termsFile(file, io);
      if (!read) return done(reportFindings(wrong, io));
      const findings = [...wrong, ...stressTerms(read)];
      const { terms, hash } = read;
      if (io.json) {
        const shown = findingsJson(findings, io.language);
        io.out(
          JSON.stringify({ ok: true, contract: terms.contract, hash, findings: shown }, null, 2),
        );
        return done(EXIT.fine);
      }
      io.out(termsLine(terms.contract, hash));
      return done(reportFindings(findings, io));
    });
};
