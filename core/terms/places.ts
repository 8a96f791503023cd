import type { Place } from '../findings.ts';
import { parentPointer } from './written.ts';
import type { Places } from './yaml.ts';

/** Finds the place of a value or a key by its JSON pointer. */
export type Locate = {
  /** Where the value stands; for a field that is missing, where it should stand. */
  readonly value: (path: string) => Place;
  /** Where the field's name stands. */
  readonly key: (path: string) => Place;
};

/** Looks places up; what is not written is where the nearest thing round it is. */
export function locator(places: Places, file?: string): Locate {
  function value(path: string): Place {
    for (let at: string | undefined = path; at !== undefined; at = parentPointer(at)) {
      const place = places.values.get(at);
      if (place) return { ...place, path };
    }
    return file === undefined ? { path } : { path, file };
  }
  return { value, key: (path) => places.keys.get(path) ?? value(path) };
}
