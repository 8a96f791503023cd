/** Where a personal identity number stands in a text; the number itself is never carried on. */
export type PersonnummerPlace = { readonly index: number; readonly length: number };

/** Six or eight digits of a date, perhaps a separator as people type it, and four digits. */
const CANDIDATE =
  /(?<!\d)((?:18|19|20)?)(\d{2})(\d{2})(\d{2})[ \t]?[-+/_:~·|*='\u2010-\u2015\u2212]{0,2}[ \t]?(\d{4})(?!\d)/g;

/** The date written with hyphens, and four digits: `1964-08-23-3234`, `64-08-23-3234`, but no span of dates. */
const CANDIDATE_WITH_DASHES = /(?<!\d|\d-)((?:18|19|20)?)(\d{2})-(\d{2})-(\d{2})-(\d{4})(?!-?\d)/g;

/** The same with a space before the last four, but only by itself: in a text it may be a date and an amount. */
const CANDIDATE_ALONE = /^\s*((?:18|19|20)?)(\d{2})-(\d{2})-(\d{2}) (\d{4})\s*$/g;

/** The date's parts kept apart, as on forms: `64 08 23-3234`, `64 08 23-32 34`, `1964 08 23 3234`, `64.08.23-3234`. */
const CANDIDATE_IN_PARTS =
  /(?<!\d|\d\.)((?:18|19|20)?)(\d{2})([ ./_])(\d{2})\3(\d{2})(?: ?[-+\u2010-\u2015\u2212] ?|\3)(\d{2} ?\d{2})(?!\d|\.\d)/g;

/**
 * A reserve number of a region, or a temporary one of a school (TF), for somebody who has no other: a letter or two
 * stand for the first of the last four digits, so that there is no check digit. The separator must be there, or codes
 * of other kinds would be found.
 */
const RESERVE =
  /(?<![\d\p{L}])((?:18|19|20)?)(\d{2})(\d{2})(\d{2})[-+](?:[A-Z]\d{3}|TF\d{2})(?![\d\p{L}])/gu;

/**
 * Digits that cannot be anybody's number: hashes and UUIDs (long runs of hexadecimal digits), and the
 * fractions of decimal numbers. Without this, one hash in some thousands would be refused.
 */
const HARMLESS =
  /(?<![0-9a-f-])(?:[0-9a-f]{32,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])|(?<![\w.])\d{1,9}\.\d+(?![\w.])/gi;

/**
 * Finds every Swedish personal identity number (personnummer) or coordination number (samordningsnummer) in
 * a text: 10 or 12 digits, with or without hyphen, plus sign or space, a date that exists (the day plus 60 in a
 * coordination number) and a valid check digit; and the reserve numbers of regions, with a letter among the last
 * four. Organisation numbers have a month of 20 or more and are not found.
 * Characters that cannot be seen hide nothing, and digits of other widths are digits.
 *
 * @example findPersonnummer('enrolled 640823-3234 today') // → [{ index: 9, length: 11 }]
 * @example findPersonnummer('556036-0793') // → [], an organisation number
 */
export function findPersonnummer(text: string): readonly PersonnummerPlace[] {
  if (hasTooFewDigits(text)) return [];
  const seen = asSeen(text);
  const searched = seen.text.replace(HARMLESS, (harmless) => 'x'.repeat(harmless.length));
  const places: PersonnummerPlace[] = [];
  for (const match of candidatesIn(searched)) {
    const { index: start, text: whole, century, ten } = match;
    const date = { century, year: ten.slice(0, 2), month: Number(ten.slice(2, 4)) };
    const isDated = isBirthDate({ ...date, day: Number(ten.slice(4, 6)) });
    if (isDated && (ten.length < 10 || hasValidCheckDigit(ten))) {
      const index = seen.placeOf(start);
      const end = seen.placeOf(start + whole.length);
      places.push({ index, length: end - index });
    }
  }
  return places;
}

/** What may be a number: its century if written, and its ten digits; six where a letter stands among the last. */
type Candidate = { index: number; text: string; century: string; ten: string };

function candidatesIn(searched: string): Candidate[] {
  const whole = [CANDIDATE, CANDIDATE_WITH_DASHES, CANDIDATE_ALONE, RESERVE].flatMap((each) =>
    [...searched.matchAll(each)].map(({ index, 0: text, 1: century = '', ...rest }) => {
      const [year = '', month = '', day = '', last = ''] = [rest[2], rest[3], rest[4], rest[5]];
      return { index, text, century, ten: year + month + day + last };
    }),
  );
  const inParts = [...searched.matchAll(CANDIDATE_IN_PARTS)].map(({ index, 0: text, ...rest }) => {
    const [century = '', year = '', month = ''] = [rest[1], rest[2], rest[4]];
    return {
      index,
      text,
      century,
      ten: year + month + (rest[5] ?? '') + (rest[6] ?? '').replace(' ', ''),
    };
  });
  return [...whole, ...inParts];
}

/** No form has fewer than nine digits, or eight and a letter. Beyond ASCII, what is a digit shows only when it is seen as people see it. */
const DIGITS_MIN = 9;
const CAPITAL_T = 0x54;

/** Most texts that are looked through are short: they need no pattern to be found harmless. */
function hasTooFewDigits(text: string): boolean {
  let digits = 0;
  let hasCapital = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return false;
    if (code >= 0x30 && code <= 0x39) digits += 1;
    else if (code === CAPITAL_T) hasCapital = 1;
  }
  return digits + hasCapital < DIGITS_MIN;
}

/** What may look otherwise than it is: marks that cannot be seen, spaces, and digits and signs of other kinds. */
const DISGUISED =
  /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\p{No}]|(?! )\p{Zs}|(?![0-9])\p{Nd}|[\uFF0B-\uFF3F]/u;
/** Marks that are not seen, or are put above a digit. */
const UNSEEN = /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/u;

/** The text as a person sees it, and where each of its characters stands in the text as it was. */
function asSeen(text: string): { text: string; placeOf: (index: number) => number } {
  if (!DISGUISED.test(text)) return { text, placeOf: (index) => index };
  const places: number[] = [];
  let seen = '';
  let place = 0;
  for (const character of text) {
    const plain = digitOf(character) ?? character.normalize('NFKC');
    const shown = UNSEEN.test(character) ? '' : plain.length === 1 ? plain : character;
    for (let unit = 0; unit < shown.length; unit += 1) places.push(place + unit);
    seen += shown;
    place += character.length;
  }
  return { text: seen, placeOf: (index) => places[index] ?? place };
}

/** The digit that a sign of any script stands for: digits stand in tens, in order. */
function digitOf(character: string): string | undefined {
  if (!/\p{Nd}/u.test(character)) return undefined;
  const code = character.codePointAt(0) ?? 0;
  const isDigit = (other: number) => /\p{Nd}/u.test(String.fromCodePoint(other));
  let zero = code;
  while (isDigit(zero - 1)) zero -= 1;
  return String((code - zero) % 10);
}

export type WrittenDate = { century: string; year: string; month: number; day: number };

/** Whether it is a day in somebody's life, or one with 60 added. */
export function isBirthDate({ century, year, month, day }: WrittenDate): boolean {
  if (month < 1 || month > 12) return false;
  const dayOfMonth = day > 60 ? day - 60 : day;
  const centuries = century === '' ? ['19', '20'] : [century];
  return centuries.some((first) => {
    const longest = daysInMonth(Number(first + year), month);
    return dayOfMonth >= 1 && dayOfMonth <= longest;
  });
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The Luhn algorithm over ten digits: every other digit doubled, digits of the products added. */
export function hasValidCheckDigit(tenDigits: string): boolean {
  const sum = [...tenDigits].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}
