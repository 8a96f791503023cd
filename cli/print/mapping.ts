import type { FileKind } from '../../core/intake/file-kind.ts';
import { ENROLMENT_COLUMNS, OBSERVATION_COLUMNS } from '../../core/intake/known-columns.ts';
import type { ColumnGuess } from '../../core/intake/mapping/column-guess.ts';
import { isOfPersons } from '../../core/intake/mapping/column-kinds.ts';
import type { Proposal, ProposedAttribute } from '../../core/intake/mapping/propose.ts';
import type { ProposedField } from '../../core/intake/mapping/propose-fields.ts';
import { VALUE_HEADER } from '../../core/intake/mapping/usual-headers.ts';
import { plainHeader } from '../../core/intake/source/table-text.ts';
import type { Language } from '../../core/words/language.ts';
import { intakeWords } from '../words/intake.ts';
import { namesOf, quoted, yesAndNo } from './mapping-codes.ts';

/** A proposed mapping as a YAML file with remarks, for somebody to look through and save. */
export function mappingText(
  { opening, fields, attributes, ignored }: Proposal,
  about: { readonly source: string; readonly kind: FileKind; readonly language: Language },
): string {
  const { source, kind, language } = about;
  const said = intakeWords(language).proposed;
  const { encoding, sheet, headerRow = 1 } = opening;
  const lines = [
    `# ${said.head}`,
    `source: ${quoted(source)}`,
    `kind: ${kind}`,
    ...(encoding === undefined ? [] : [`encoding: ${encoding}`]),
    ...(sheet === undefined ? [] : [`sheet: ${quoted(sheet)}`]),
    ...(headerRow === 1 ? [] : [`headerRow: ${headerRow}`]),
    'columns:',
    ...fields.flatMap((field) => fieldLines(field, language)),
    ...saidOfAll(fields, about),
    ...(attributes.length === 0 ? [] : ['attributes:']),
    ...attributes.flatMap((attribute) => attributeLines(attribute, language)),
  ];
  const left = ignored.map((column) => {
    return `  - ${quoted(column.header)}  # ${whyLeftOut(column, about)}`;
  });
  const ignore = left.length === 0 ? [] : ['ignore:', ...left];
  return `${[...lines, ...ignore].join('\n')}\n`;
}

/** What is said of every row, because no column was found that could say otherwise. */
function saidOfAll(
  fields: readonly ProposedField[],
  { kind, language }: { readonly kind: FileKind; readonly language: Language },
): string[] {
  const said = intakeWords(language).proposed;
  const [field, remark] =
    kind === 'enrolments' ? (['arm', said.noArm] as const) : (['value', said.noValue] as const);
  return fields.some((each) => each.field === field) ? [] : [`  # ${field}: ${remark}`];
}

/** Why a column is left out; where it could be what another one was chosen for, somebody has to look which is meant. */
function whyLeftOut(
  column: ColumnGuess,
  { kind, language }: { readonly kind: FileKind; readonly language: Language },
): string {
  const said = intakeWords(language).proposed;
  if (column.personal !== undefined) return said.personal;
  if (column.isDated) return said.leftOut.dates;
  if (column.number) return kind === 'observations' ? said.leftOut.numbers : said.notNeeded;
  return isOfPersons(column) && !column.isWords ? said.leftOut.ids : said.notNeeded;
}

function fieldLines({ field, column }: ProposedField, language: Language): string[] {
  const said = intakeWords(language).proposed;
  if (!column) {
    if (field === 'observation') return [`  observation: { fixed: observation }  # ${said.rename}`];
    return [`  ${field}: { column: "?" }  # ${said.notFound}`];
  }
  const lines = [`  ${field}:`, `    column: ${quoted(column.header)}`];
  const { dates, digits, words } = column;
  if (dates !== undefined && dates !== 'YYYY-MM-DD') {
    // Days that Excel counts have no day and month to change round, and nobody writes a day behind the year.
    const remark = /^(?:excel|YYYY)/.test(dates) ? '' : `  # ${said.checkDates}`;
    lines.push(`    dates: ${dates}${remark}`);
  }
  if (field === 'until' || field === 'left_on') {
    lines.push(...lastDayLines(field, column, language));
  }
  if (field === 'person' && digits !== undefined) lines.push(`    digits: ${digits}`);
  if (field === 'value') lines.push(...valueLines(column, language));
  const isName = ['observation', 'cohort', 'arm'].includes(field);
  if (isName && words !== undefined) {
    lines.push(`    codes:  # ${said.names}`);
    lines.push(...namesOf(words, { areArms: field === 'arm' }));
  }
  return lines;
}

const LAST_DAYS = { until: OBSERVATION_COLUMNS.until, left_on: ENROLMENT_COLUMNS.leftOn };

/** What is to be looked at where a column seems to hold the days on which something ended. */
function lastDayLines(
  field: keyof typeof LAST_DAYS,
  { header, empty }: ColumnGuess,
  language: Language,
): string[] {
  const said = intakeWords(language).proposed;
  const isOwn = LAST_DAYS[field].names.includes(plainHeader(header));
  const isAsked = field === 'until' && empty > 0;
  return [
    ...(isOwn ? [] : [`    # ${said.lastDay[field]}`]),
    ...(isAsked ? [`    # ifEmpty: 9999-12-31  # ${said.goesOn}`] : []),
  ];
}

/** How a value is written, to be looked at where its header does not say that it is one. */
function valueLines({ header, number, words }: ColumnGuess, language: Language): string[] {
  const isCalledSo = VALUE_HEADER.test(plainHeader(header));
  return [
    ...(isCalledSo ? [] : [`    # ${intakeWords(language).proposed.checkValue}`]),
    ...numberLines(number, language),
    ...yesAndNo(words),
  ];
}

function attributeLines(
  { name, column, isByName, asked }: ProposedAttribute,
  language: Language,
): string[] {
  const said = intakeWords(language).proposed;
  const isNumber = asked === undefined || asked.isNumber || asked.isCovariate;
  const remark = isByName ? `  # ${said.byName}` : '';
  return [
    `  ${name}:${remark}`,
    `    column: ${quoted(column.header)}`,
    ...(isNumber ? numberLines(column.number, language) : []),
  ];
}

function numberLines(number: ColumnGuess['number'], language: Language): string[] {
  const { decimal, thousands, open } = number ?? {};
  if (open) return [`    decimal: "?"  # ${intakeWords(language).proposed.openSign(open)}`];
  return [
    ...(decimal === undefined ? [] : [`    decimal: ${decimal}`]),
    ...(thousands === undefined ? [] : [`    thousands: ${thousands}`]),
  ];
}
