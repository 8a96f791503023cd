import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textCells, textCellsOf } from '../../../core/intake/source/text-cells.ts';

describe('cells that are written as the text within', () => {
  it.each([
    ['="0123";1\n="0124"', '"0123";1\n"0124"'],
    ['"=""0123""";1\r\n"=""0124"""\r\n', '"0123";1\r\n"0124"\r\n'],
    ['\uFEFF="id";"=""x"""', '\uFEFF"id";"x"'],
    ['="";x', '"";x'],
  ])('are that text: %j', (text, read) => {
    expect(textCells(text)).toBe(read);
  });

  it.each(['a="b";c', '"x;=""y"";z"', '"=""a"" and ""b"""', '=A1;"="', '="a"b;c'])(
    'are not found where something else stands: %s',
    (text) => expect(textCells(text)).toBe(text),
  );

  it('are found wherever a text is cut into pieces', async () => {
    const piece = fc.constantFrom('="01"', '"=""02"""', ';', '\n', '\r\n', 'x', '"', '"y"', '=');
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.array(fc.nat({ max: 40 })), async (parts, cuts) => {
        const text = parts.join('');
        const at = [0, ...cuts.sort((one, other) => one - other), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        let read = '';
        for await (const each of textCellsOf(inTurn(pieces))) read += each;
        expect(read).toBe(textCells(text));
      }),
    );
  });
});

async function* inTurn(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}
