import type { Finding } from '../findings.ts';

/** Something that is said of a person, and where it stands. */
export type OfPerson = { readonly person: string; readonly at?: Finding['at'] };

/**
 * Ids that differ from others only in capitals: probably one person, who would be counted, and paid for, as two.
 *
 * @param known whom they are held against; left out: each other
 * @returns one warning, at the first of them, with how many there are
 * @example alikeIds([{ person: 'p-1' }, { person: 'P-1' }]) // → one finding, intake.ids-alike
 */
export function alikeIds(rows: Iterable<OfPerson>, known?: readonly OfPerson[]): Finding[] {
  const spellings = new Map<string, string>();
  for (const { person } of known ?? []) spellings.set(person.toLowerCase(), person);
  const alike = new Map<string, Finding['at']>();
  for (const { person, at = {} } of rows) {
    const plain = person.toLowerCase();
    const other = spellings.get(plain);
    if (other === undefined && known === undefined) spellings.set(plain, person);
    if (other !== undefined && other !== person && !alike.has(person)) alike.set(person, at);
  }
  const [first] = alike.values();
  if (first === undefined) return [];
  const at = { ...first, field: 'person' };
  return [{ code: 'intake.ids-alike', severity: 'warning', at, facts: { count: alike.size } }];
}
