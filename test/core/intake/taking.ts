import type { Answer } from '../../../core/findings.ts';
import { ENROLMENTS } from '../../../core/intake/enrolments.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { takeIn } from '../../../core/intake/take-in.ts';

export const text = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`);

/** What was found: its code, its row and what is proposed in place of the cell. */
export const found = (taken: Answer<unknown>) =>
  taken.findings.map(({ code, at, facts }) => [code, at.row, facts['mended']]);

export const observe = (bytes: Uint8Array, mend = false) =>
  takeIn({ bytes, file: 'o.csv' }, OBSERVATIONS, { mend });

export const enrol = (bytes: Uint8Array, mend = false) =>
  takeIn({ bytes, file: 'e.csv' }, ENROLMENTS, { mend });
