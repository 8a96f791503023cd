import { HASH_START, hashOn } from '../bytes/hash.ts';
import { type Episode, episodeAt, type PeopleColumns } from './people-columns.ts';
import { PeopleRead } from './people-read.ts';

/** A further enrolment of a person who is there already. */
export type Return = Episode & { readonly person: number };

/** Enters everybody once, by the row of theirs that comes first in the file. @throws Surprise when many came back */
export function enteredOnce(read: PeopleRead): {
  columns: PeopleColumns;
  returns: readonly Return[];
} {
  const again = read.pseudonyms.enterAll();
  const { columns } = read;
  if (again.size === 0) return { columns, returns: [] };
  const { bytes, starts, count } = columns.pseudonyms;
  const once = new PeopleRead();
  const numbers = new Int32Array(count);
  const returns: Return[] = [];
  for (let row = 0; row < count; row += 1) {
    const episode = episodeAt(columns, row);
    const first = again.get(row);
    if (first !== undefined) {
      returns.push({ ...episode, person: numbers[first] ?? 0 });
      continue;
    }
    const [start, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    const hash = bytes.subarray(start, end).reduce(hashOn, HASH_START);
    const person = once.pseudonyms.append(bytes, { hash, start, end });
    once.set(person, episode.enrolled, episode.left, episode.kind);
    numbers[row] = person;
  }
  once.pseudonyms.enterAll();
  return { columns: once.columns, returns };
}
