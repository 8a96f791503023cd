import type { Finding } from '../../../findings.ts';
import { findPersonnummer } from '../../../privacy/personnummer.ts';
import type { Source } from './source.ts';
import { Surprise } from './surprise.ts';

/** @throws Surprise where a file's name may be somebody's number */
export function checkName({ file }: Source): void {
  if (findPersonnummer(file).length > 0) throw new Surprise('a personal name of a file');
}

/** A warning that the last line of a file has no end, as if it had been cut off. */
export function lastLineOpen({ file }: Pick<Source, 'file'>, row: number): Finding {
  return { code: 'intake.last-line-open', severity: 'warning', at: { file, row }, facts: {} };
}
