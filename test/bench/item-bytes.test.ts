import { expect, it } from 'vitest';
import { itemBytes } from '../../bench/cost/item-bytes.ts';

it.each([
  { item: { PK: { S: 'CONTRACT#a' } }, bytes: 12, why: 'a name and a text' },
  { item: { PK: { S: 'å' } }, bytes: 4, why: 'a letter that takes two bytes' },
  { item: { n: { N: '12345' } }, bytes: 5, why: 'a number, a byte for two digits and one more' },
  {
    item: { b: { BOOL: true }, n: { NULL: true } },
    bytes: 4,
    why: 'a byte for what is true or nothing',
  },
  {
    item: { l: { L: [{ S: 'ab' }, { S: 'c' }] } },
    bytes: 9,
    why: 'a list, with a byte for each thing in it',
  },
  { item: { m: { M: { a: { S: 'b' } } } }, bytes: 7, why: 'a map, with a byte for each field' },
])('counts $bytes bytes: $why', ({ item, bytes }) => {
  expect(itemBytes(item)).toBe(bytes);
});
