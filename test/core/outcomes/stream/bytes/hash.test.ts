import { describe, expect, it } from 'vitest';
import { hashOfText, partOf } from '../../../../../core/outcomes/stream/bytes/hash.ts';

describe('the part that a pseudonym belongs to', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('follows FNV-1a as published: %j', (text, hash) => {
    expect(hashOfText(text) >>> 0).toBe(hash);
  });

  it.each([
    ['p-1', 453],
    ['p-2', 390],
    ['ärla', 313],
    ['0f3c9a', 569],
  ])('will never change: %s of 1,000 parts is %i', (text, part) => {
    expect(partOf(hashOfText(text), 1000)).toBe(part);
  });

  it('is about as large as every other', () => {
    const sizes = new Array<number>(16).fill(0);
    for (let person = 0; person < 16_000; person += 1) {
      const part = partOf(hashOfText(`p-${person}`), 16);
      sizes[part] = (sizes[part] ?? 0) + 1;
    }
    expect(Math.min(...sizes)).toBeGreaterThan(850);
    expect(Math.max(...sizes)).toBeLessThan(1150);
  });
});
