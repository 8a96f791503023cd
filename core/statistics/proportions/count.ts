/** So many of so many. Not always whole: the missing may be counted as the comparison group is. */
export type Count = { readonly achieved: number; readonly of: number };

/** The share of a count. */
export function shareOf({ achieved, of }: Count): number {
  return achieved / of;
}
