import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { Zone } from '../../../ports/files.ts';

/** Person-level data and figures are kept apart: the latter are aggregates, which everybody may read. */
export function zoneOf(what: ImportItem['what']): Zone {
  return what === 'figures' ? 'full' : 'person';
}
