import { type Decimal, decimal, ZERO } from '../money/decimal.ts';
import type { Payoff, PayoffPoint } from './payoff.ts';
import { type Scale, scaleOver } from './scale.ts';
import type { PayoffSaid } from './words.ts';

const WIDTH = 760;
const LEFT = 96;
const RIGHT = 730;
const TOP = 60;
const BOTTOM = 372;
const CAPTIONS = 438;
const LINE_LENGTH = 104;

const INK = '#1f2933';
const FAINT = '#d5dbe1';
const LINE = '#00577d';

/**
 * The payment against a metric as an SVG picture: a polyline, a closed dot at what is paid and an open dot at what
 * is only tended to where it jumps. It has a title and a description for who cannot see it, no script, and the same
 * bytes for the same payoff.
 */
export function payoffSvg(payoff: Payoff, said: PayoffSaid): string {
  const { points } = payoff;
  const lines = captions(said.notes);
  const height = CAPTIONS + lines.length * 16;
  const x = scaleOver(
    points.map(({ at }) => decimal(at)),
    { start: LEFT, end: RIGHT },
    { tight: true },
  );
  const y = scaleOver(
    [ZERO, ...points.flatMap((point) => values(point))],
    { start: BOTTOM, end: TOP },
    { tight: false },
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc" font-family="system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif" font-size="13" fill="${INK}">`,
    `<title id="title">${escaped(said.title)}</title>`,
    `<desc id="desc">${escaped([said.summary, ...said.notes].join(' '))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="26" font-size="17" font-weight="600">${escaped(said.title)}</text>`,
    `<text x="${LEFT}" y="46" fill="#52606d">${escaped(said.axes.paid)}</text>`,
    ...grid(x, y, said),
    ...segments(points, x, y),
    ...dots(points, x, y),
    `<text x="${(LEFT + RIGHT) / 2}" y="414" text-anchor="middle">${escaped(said.axes.metric)}</text>`,
    ...lines.map(caption),
    '</svg>',
    '',
  ].join('\n');
}

function values({ before, pays, after }: PayoffPoint): Decimal[] {
  return [decimal(before), decimal(pays), decimal(after)];
}

function grid(x: Scale, y: Scale, said: PayoffSaid): string[] {
  const across = y.ticks.flatMap((tick) => {
    const at = y.place(tick);
    const isZero = tick.isZero();
    return [
      `<line x1="${LEFT}" y1="${at}" x2="${RIGHT}" y2="${at}" stroke="${isZero ? INK : FAINT}" stroke-width="1"/>`,
      `<text x="${LEFT - 10}" y="${Number(at) + 4}" text-anchor="end">${escaped(said.tick(tick.toFixed()))}</text>`,
    ];
  });
  const along = x.ticks.flatMap((tick) => {
    const at = x.place(tick);
    return [
      `<line x1="${at}" y1="${BOTTOM}" x2="${at}" y2="${BOTTOM + 6}" stroke="${INK}"/>`,
      `<text x="${at}" y="${BOTTOM + 22}" text-anchor="middle">${escaped(said.tick(tick.toFixed()))}</text>`,
    ];
  });
  return [...across, ...along];
}

/** One polyline for each stretch without a jump. */
function segments(points: readonly PayoffPoint[], x: Scale, y: Scale): string[] {
  const stretches: string[][] = [[]];
  const draw = (at: string, value: string): void => {
    stretches.at(-1)?.push(`${x.place(decimal(at))},${y.place(decimal(value))}`);
  };
  for (const [place, { at, before, after }] of points.entries()) {
    if (place > 0) draw(at, before);
    if (before !== after) stretches.push([]);
    if (place === 0 || before !== after) draw(at, after);
  }
  return stretches
    .filter((stretch) => stretch.length > 1)
    .map(
      (stretch) =>
        `<polyline points="${stretch.join(' ')}" fill="none" stroke="${LINE}" stroke-width="2.5" stroke-linejoin="round"/>`,
    );
}

/** At a jump: closed where it is paid, open where it is not, with a dashed line between. */
function dots(points: readonly PayoffPoint[], x: Scale, y: Scale): string[] {
  return points
    .filter(({ before, pays, after }) => before !== pays || pays !== after)
    .flatMap(({ at, before, pays, after }) => {
      const cx = x.place(decimal(at));
      const heights = [...new Set([before, pays, after])].map((value) => y.place(decimal(value)));
      const [first, last] = [heights[0], heights.at(-1)];
      const open = [before, after].filter((value) => value !== pays);
      return [
        `<line x1="${cx}" y1="${first}" x2="${cx}" y2="${last}" stroke="${LINE}" stroke-width="1" stroke-dasharray="3 4"/>`,
        ...open.map((value) => dot(cx, y.place(decimal(value)), '#ffffff')),
        dot(cx, y.place(decimal(pays)), LINE),
      ];
    });
}

function dot(cx: string, cy: string, fill: string): string {
  return `<circle cx="${cx}" cy="${cy}" r="5" fill="${fill}" stroke="${LINE}" stroke-width="2"/>`;
}

/** The notes below the picture, broken into lines that fit. */
function captions(notes: readonly string[]): string[] {
  return notes.flatMap((note) => {
    const lines = [''];
    for (const word of note.split(' ')) {
      const line = `${lines.at(-1)} ${word}`.trim();
      if (line.length > LINE_LENGTH) lines.push(word);
      else lines[lines.length - 1] = line;
    }
    return lines;
  });
}

function caption(line: string, place: number): string {
  return `<text x="${LEFT}" y="${CAPTIONS + place * 16}" font-size="11" fill="#52606d">${escaped(line)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
