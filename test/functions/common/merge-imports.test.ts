import { describe, expect, it } from 'vitest';
import { mergeImports } from '../../../functions/common/merge-imports.ts';

/** Imports of figures with these texts, in this order. */
function merged(...texts: string[]) {
  const imports = texts.map((_, at) => ({
    importId: `import-${at}`,
    what: 'figures' as const,
    file: `file-${at}`,
    rows: 1,
  }));
  const files = new Map(texts.map((text, at) => [`file-${at}`, text]));
  const read = mergeImports(imports, files);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value.figures.flatMap(({ claims }) => claims);
}

describe('figures of a period', () => {
  it('are counted once, though they were delivered again, the same or corrected', () => {
    const figures = (count: number) => `periods: { year_1: { claims: { feels_safe: ${count} } } }`;
    const claims = merged(figures(10), figures(12), figures(12));
    expect(claims).toMatchObject([{ outcome: 'feels_safe', count: '12' }]);
  });
});
