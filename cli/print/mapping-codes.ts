import { COMPARISON_WORD, TREATMENT_WORD } from '../../core/intake/mapping/usual-headers.ts';
import { valueOfWord } from '../../core/intake/reading/numbers.ts';

/** What words are as a figure, where each of them probably says yes or no. */
export function yesAndNo(words: readonly string[] = []): string[] {
  const lines = words.flatMap((word) => {
    const value = valueOfWord(word);
    return value === undefined ? [] : [`      ${quoted(word)}: ${value}`];
  });
  return lines.length === 0 || lines.length < words.length ? [] : ['    codes:', ...lines];
}

/** A register's words with names as terms write them, each another: two words under one name would count as one. */
export function namesOf(
  words: readonly string[],
  { areArms }: { readonly areArms: boolean },
): string[] {
  const taken = new Set<string>();
  return words.map((word) => {
    const name = (areArms ? armOf(word) : undefined) ?? freeName(nameOf(word), taken);
    taken.add(name);
    return `      ${quoted(word)}: ${name}`;
  });
}

/** The arm that a register's word for a group means, where that is plain. */
function armOf(word: string): string | undefined {
  if (TREATMENT_WORD.test(word)) return 'treatment';
  return COMPARISON_WORD.test(word) ? 'comparison' : undefined;
}

/** A name as terms write it. @example nameOf('Ogiltig frånvaro') // → 'ogiltig_franvaro' */
function nameOf(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
  return /^[a-z]/.test(name) ? name : `name_${name}`.replace(/_$/, '');
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let count = 2; ; count += 1) {
    const other = `${name}_${count}`;
    if (!taken.has(other)) return other;
  }
}

/** A text as YAML and JSON write it between quotation marks. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
