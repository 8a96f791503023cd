import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import { readShape } from '../../settlement/read-shape.ts';
import { ENROLMENTS } from '../enrolments.ts';
import { OBSERVATIONS } from '../observations.ts';
import { ratioOf } from '../reading/units.ts';
import { type MappedColumn, Mapping } from './shape.ts';

/**
 * Reads a source's mapping from YAML, with everything that is wrong in it.
 *
 * @example readMapping('source: Procapita\nkind: observations\n…', 'procapita.mapping.yaml')
 */
export function readMapping(text: string, file?: string): Answer<Mapping> {
  const read = readShape(Mapping, { text, file });
  if (!read.ok) return read;
  const { value: mapping, at } = read.value;
  const findings = [...fieldsFindings(mapping), ...columnFindings(mapping)].map(
    ({ code, path, facts }): Finding => ({ code, severity: 'error', at: at(path), facts }),
  );
  return findings.length > 0
    ? refusal([...read.findings, ...findings])
    : answer(mapping, read.findings);
}

type Found = { code: string; path: string; facts: Finding['facts'] };

/** Fields that files of this kind do not have, and fields that they must have. */
function fieldsFindings({ kind, columns, attributes, values }: Mapping): Found[] {
  const reader = kind === 'enrolments' ? ENROLMENTS : OBSERVATIONS;
  const known = Object.values(reader.columns).map(({ names }) => names[0] ?? '');
  const foreign = Object.keys(columns).filter((name) => !known.includes(name));
  const wide = values === undefined ? [] : ['observation', 'value'];
  const absent = Object.values(reader.columns)
    .filter(({ required }) => required)
    .map(({ names }) => names[0] ?? '')
    .filter((name) => columns[name] === undefined && !wide.includes(name));
  const twice = wide.filter((name) => columns[name] !== undefined);
  return [
    ...foreign.map((field) => ({
      code: 'intake.mapping-field-foreign',
      path: `/columns/${field}`,
      facts: { field, known },
    })),
    ...absent.map((field) => ({
      code: 'intake.mapping-field-missing',
      path: '/columns',
      facts: { field },
    })),
    ...twice.map((field) => ({
      code: 'intake.mapping-field-twice',
      path: `/columns/${field}`,
      facts: { field },
    })),
    ...(attributes !== undefined && kind === 'observations'
      ? [{ code: 'intake.mapping-no-attributes', path: '/attributes', facts: {} }]
      : []),
    ...(values !== undefined && kind === 'enrolments'
      ? [{ code: 'intake.mapping-no-values', path: '/values', facts: {} }]
      : []),
  ];
}

/** Columns that are said neither by header nor by a fixed value, or by both; units and signs that do not fit. */
function columnFindings({ columns, attributes = {}, values = [] }: Mapping): Found[] {
  const all = [
    ...Object.entries(columns).map(([name, column]) => [`/columns/${name}`, column] as const),
    ...Object.entries(attributes).map(([name, column]) => [`/attributes/${name}`, column] as const),
    ...values.map((column, index) => [`/values/${index}`, column] as const),
  ];
  return all.flatMap(([path, column]) =>
    column === undefined ? [] : checkColumn(column).map((code) => ({ code, path, facts: {} })),
  );
}

function checkColumn(column: MappedColumn): string[] {
  const { unit, as, hoursPerDay, decimal, thousands } = column;
  const isHalf = (unit === undefined) !== (as === undefined);
  const doesNotFit =
    unit !== undefined && as !== undefined && !ratioOf({ from: unit, to: as, hoursPerDay });
  return [
    ...((column.column === undefined) === (column.fixed === undefined)
      ? ['intake.mapping-column-or-fixed']
      : []),
    ...(isHalf ? ['intake.mapping-unit-half'] : []),
    ...(decimal !== undefined && decimal === thousands ? ['intake.mapping-signs-alike'] : []),
    ...(doesNotFit ? ['intake.mapping-units-differ'] : []),
  ];
}
