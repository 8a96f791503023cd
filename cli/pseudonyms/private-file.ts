import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { csvLine } from '../../core/intake/csv-line.ts';
import { guardedCells } from '../../core/intake/formula-guard.ts';
import type { Output } from '../outputs.ts';
import { beginPart, endPart } from '../part-files.ts';

/** Written in pieces of about this many characters. */
const PIECE = 1 << 20;

/**
 * A CSV file that only its owner can read, and that is there whole or not at all: it is written beside its name
 * and renamed when it is done. Whatever ends the process before, nothing of it stays.
 */
export class PrivateFile {
  readonly #file: Output;
  readonly #part: string;
  readonly #delimiter: string;
  readonly #descriptor: number;
  #text: string;

  /** Files with semicolons or tabs are opened in Excel, which knows UTF-8 by its mark only. */
  constructor(file: Output, { delimiter }: { readonly delimiter: string }) {
    this.#file = file;
    this.#part = beginPart(file);
    this.#delimiter = delimiter;
    this.#descriptor = openSync(this.#part, 'wx', 0o600);
    this.#text = delimiter === ',' ? '' : '\uFEFF';
  }

  line(cells: readonly string[]): void {
    this.#text += `${csvLine(cells, this.#delimiter)}\n`;
    if (this.#text.length >= PIECE) this.#flush();
  }

  /** A line that people look at in a spreadsheet, where nothing in it is to be run as a formula. */
  shownLine(cells: readonly string[]): void {
    this.line(guardedCells(cells));
  }

  /** Nothing more is written: it is whole, and only lacks its name. */
  finish(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  /** Gives a finished file its name. */
  name(): void {
    renameSync(this.#part, this.#file);
    endPart(this.#part);
  }

  discard(): void {
    closeSync(this.#descriptor);
    rmSync(this.#part, { force: true });
    endPart(this.#part);
  }

  #flush(): void {
    writeSync(this.#descriptor, this.#text);
    this.#text = '';
  }
}

/** Keeps several: all of them, or none where the disk has no room for the last. */
export function keepAll(files: readonly PrivateFile[]): void {
  for (const file of files) file.finish();
  for (const file of files) file.name();
}
