import { QUANTITY_PATTERN } from './shape/text.ts';

type Mending = readonly [written: RegExp, mended: string | ((...parts: string[]) => string)];

/** What people write for numbers, and how terms write it; each is tried on what the one before left. */
const MENDINGS: readonly Mending[] = [
  [/[\u00a0\u2007\u2009\u202f']/g, ' '], // spaces and apostrophes that group thousands elsewhere
  [/\u2212|\u2013/g, '-'],
  [/^\+/, ''],
  [/^([\d.,]+) ?(?:M[A-Z]{3}|M|mn|mkr|miljoner)$/, '$1e6'],
  [/^(?:[A-Z]{3} |[$£€] ?)/, ''], // the currency is said once, at the top
  [/ ?(?:[A-Z]{3}|kr|kronor|[$£€])$/, ''],
  [/(\d) ?(?:procent|percent|per cent|%)/, '$1 %'],
  [/_/g, ''],
  [/^-?\d{1,3}(?:,\d{3}){2,}(?!\d)/, (digits) => digits.replaceAll(',', '')], // 1,000,000
  [/^(-?\d{1,3})(?:\.(\d{3}))(?:\.(\d{3}))+(?!\d)/, (all) => all.replaceAll('.', '')],
  [/^(-?\d{1,3}),(\d{3}\.\d+)/, '$1$2'], // 1,000.50
  [/^(-?[\d ]*\d),(\d+)/, '$1.$2'],
  [/^-?[\d.]+[eE]\+?\d{1,2}/, withoutExponent],
  [/^(-?)\./, '$10.'],
  [/^(-?\d+)\.(?!\d)/, '$1'],
  [/^(-?)0+(?=\d)/, '$1'],
  [/^-?\d[\d ]*\d/, (digits) => grouped(digits.replaceAll(' ', ''))],
];

/**
 * The number that was probably meant, as terms write it; nothing if the text is not like a number.
 *
 * @example mendNumber('1_000,50') // → '1 000.50'
 * @example mendNumber('40%') // → '40 %'
 */
export function mendNumber(written: string): string | undefined {
  if (!/\d/.test(written)) return undefined;
  const mended = MENDINGS.reduce(
    (text, [pattern, replacement]) =>
      typeof replacement === 'string'
        ? text.replace(pattern, replacement)
        : text.replace(pattern, replacement),
    written.trim(),
  );
  return QUANTITY_PATTERN.test(mended) ? mended : undefined;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ' ');
}

function withoutExponent(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace('+', '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const places = Number(exponent);
  const digits = whole + fraction.slice(0, places).padEnd(places, '0');
  const rest = fraction.slice(places);
  return rest === '' ? digits : `${digits}.${rest}`;
}
