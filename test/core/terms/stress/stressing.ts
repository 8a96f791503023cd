import { readFileSync } from 'node:fs';
import type { Finding, FindingFacts } from '../../../../core/findings.ts';
import { contextOf } from '../../../../core/terms/check/context.ts';
import { type ReadTerms, readTerms } from '../../../../core/terms/read.ts';
import type { StressCode } from '../../../../core/terms/stress/codes.ts';
import { type StressContext, stressContext } from '../../../../core/terms/stress/context.ts';
import { stressTerms } from '../../../../core/terms/stress/stress.ts';
import { readSound, termsText } from '../terms-text.ts';

/** A contract of the library, or one that is written for these tests. */
export function contract(name: string): ReadTerms {
  const file = name.endsWith('.yaml')
    ? `test/core/terms/stress/fixtures/${name}`
    : `contracts/${name}/terms.yaml`;
  const read = readTerms(readFileSync(file, 'utf8'), file);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value;
}

/** A small contract with some fields replaced. */
export function small(fields: Readonly<Record<string, string>>): ReadTerms {
  return readSound(termsText(fields));
}

export function stressed(read: ReadTerms): StressContext {
  return stressContext(contextOf(read));
}

export function weaknesses(read: ReadTerms, code: StressCode): readonly Finding[] {
  return stressTerms(read).filter((finding) => finding.code === code);
}

/** The facts of the findings of one weakness. */
export function facts(read: ReadTerms, code: StressCode): readonly FindingFacts[] {
  return weaknesses(read, code).map((finding) => finding.facts);
}
