import { hasErrors } from '../../core/findings.ts';
import type { FindingKind } from '../../core/intake/source/tally.ts';
import { aligned } from '../../core/words/aligned.ts';
import { findingWords } from '../../core/words/findings.ts';
import type { Language } from '../../core/words/language.ts';
import { intakeWords } from '../words/intake.ts';
import { words } from '../words/words.ts';

/** More than a screen of findings is summed up by kind below them. */
const FEW = 5;

/** What was found by kind: how many, how bad, in which column, what, and where first; nothing for a few. */
export function kindsText(kinds: readonly FindingKind[], language: Language): string | undefined {
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
  if (count <= FEW || count === kinds.length) return undefined;
  const { severity } = words(language);
  const said = intakeWords(language);
  const worst = [...kinds].sort((one, other) => {
    return Number(hasErrors([other.first])) - Number(hasErrors([one.first]));
  });
  const rows = worst.map(({ first, count: times }) => [
    `  ${times}`,
    severity[first.severity],
    first.at.field ?? '',
    `${findingWords(first, language).what}${first.at.row === undefined ? '' : ` (${said.first(first.at.row)})`}`,
  ]);
  return `${said.kinds}\n${aligned(rows, { right: [0] })}`;
}
