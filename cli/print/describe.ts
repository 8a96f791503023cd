import type { Described, DescribedLine, DescribedRow } from '../../core/describe/described.ts';
import type { PayoffSaid } from '../../core/payoff/words.ts';
import { measuresEn } from '../../core/words/en/describe-measures.ts';
import type { Language } from '../../core/words/language.ts';
import { measuresSv } from '../../core/words/sv/describe-measures.ts';
import { tableText } from './table.ts';

/** The rules of a contract as a document: a heading per section, a sentence per rule, its tables below it. */
export function describedText({ title, sections }: Described, language: Language): string {
  const parts = sections.map(({ heading, lines }) =>
    [heading, ...lines.flatMap((line) => lineTexts(line, language))].join('\n'),
  );
  return [title, ...parts].join('\n\n');
}

function lineTexts(line: DescribedLine, language: Language): string[] {
  const indent = '  '.repeat(line.depth + 1);
  return [
    `${indent}${line.text}${marked(line, language)}`,
    ...line.rows.map(
      (row) => `${indent}${'  '.repeat(row.depth + 1)}${row.text}${marked(row, language)}`,
    ),
  ];
}

function marked(said: DescribedLine | DescribedRow, language: Language): string {
  const words = language === 'sv' ? measuresSv : measuresEn;
  const marks = [
    ...(said.clause === undefined ? [] : [words.clause(said.clause)]),
    ...(said.inferred === undefined ? [] : [words.inferred(said.inferred)]),
  ];
  return marks.length === 0 ? '' : ` (${marks.join('; ')})`;
}

/** What is paid against a metric as a table; where it jumps, what it is just below and just above. */
export function payoffText({ title, columns, rows, notes }: PayoffSaid): string {
  const jumps = rows.some((row) => row.jumps);
  const beside = (heading: string) => (jumps ? [{ heading, figures: true }] : []);
  const table = tableText(
    [
      { heading: columns.metric, figures: true },
      ...beside(columns.before),
      { heading: columns.pays, figures: true },
      ...beside(columns.after),
    ],
    rows.map((row) => [
      row.at,
      ...(jumps ? [row.jumps ? row.before : ''] : []),
      row.pays,
      ...(jumps ? [row.jumps ? row.after : ''] : []),
    ]),
  );
  return [title, table, ...notes].join('\n');
}
