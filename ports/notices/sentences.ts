import { escaped } from './html.ts';

type Line = { readonly depth: number; readonly text: string };

/** Sentences as paragraphs; what is set in (`– – `) stands as a list in a list, under the sentence before it. */
export function sentencesHtml(body: readonly string[]): string[] {
  const lines = body.map(lineOf);
  return lines.flatMap(({ depth, text }, at) => {
    if (depth > 0) return [];
    const below = untilDepth(lines.slice(at + 1), 0);
    return [`<p>${escaped(text)}</p>`, ...listHtml(below)];
  });
}

function lineOf(sentence: string): Line {
  const dashes = /^(?:\u2013 )*/.exec(sentence)?.[0].length ?? 0;
  return { depth: dashes / 2, text: sentence.slice(dashes) };
}

function listHtml(lines: readonly Line[]): string[] {
  const least = Math.min(...lines.map(({ depth }) => depth));
  const items = lines.flatMap(({ depth, text }, at) => {
    if (depth > least) return [];
    const below = listHtml(untilDepth(lines.slice(at + 1), least));
    return [`<li>${[escaped(text), ...below].join('\n')}</li>`];
  });
  return items.length === 0 ? [] : ['<ul>', ...items, '</ul>'];
}

/** The lines before the first that stands no deeper. */
function untilDepth(lines: readonly Line[], depth: number): Line[] {
  const end = lines.findIndex((line) => line.depth <= depth);
  return lines.slice(0, end < 0 ? lines.length : end);
}
