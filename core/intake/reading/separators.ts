/** Which decimal sign each column of a file has used, and where first. */
export class Separators {
  readonly #first = new Map<string, { sign: string; row: number }>();

  /** The row in which the column used the other sign, if it has: `1,5` above and `1.250` here. */
  clash(column: string, { cell, row }: { cell: string; row: number }): number | undefined {
    const sign = /[.,]/.exec(cell)?.[0];
    if (sign === undefined) return undefined;
    const first = this.#first.get(column);
    if (first === undefined) this.#first.set(column, { sign, row });
    return first === undefined || first.sign === sign ? undefined : first.row;
  }
}
