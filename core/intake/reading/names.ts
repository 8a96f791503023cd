import { type Reading, said, unreadable } from './reading.ts';

const NAME = /^[a-z][a-z0-9_]*$/;
const MALFORMED = unreadable('intake.name-malformed');

/**
 * A name as terms write it: small letters, digits and underscores.
 *
 * @example readName('care_cost') // → ok, 'care_cost'
 */
export function readName(cell: string): Reading {
  return NAME.test(cell) ? said(cell) : MALFORMED;
}
