import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, documentText } from '../../scripts/documents/documents.ts';

describe('documented commands', () => {
  it.each(DOCUMENTS)('print what %s shows (npm run generate writes it)', async (path) => {
    expect(readFileSync(path, 'utf8')).toBe(await documentText(path));
  });
});

describe('links in documents', () => {
  it.each(DOCUMENTS)('in %s lead to files that are there', (path) => {
    const text = readFileSync(path, 'utf8');
    const targets = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const missing = targets.filter((to) => !existsAt(`${folder}/${to}`));
    expect(missing).toEqual([]);
  });
});

function existsAt(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR';
  }
}
