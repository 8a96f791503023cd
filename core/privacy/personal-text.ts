/** What a column or a cell tells about a person beyond what an outcome needs. */
export type PersonalKind = 'name' | 'address' | 'phone' | 'email' | 'free-text' | 'identity';

/** How registers call columns that tell who somebody is, or in which anybody may have written anything. */
const HEADERS: readonly (readonly [PersonalKind, RegExp])[] = [
  [
    'identity',
    /^(?:person(?:nummer|nr|ident\w*)|pnr|p-?nr|samordningsn(?:umme)?r|ssn|födelsenummer)$/,
  ],
  [
    'name',
    /(?:^|[ _-])(?:(?:för|efter|till|mellan)?namn|(?:first|last|sur|full)[ _-]?name|name|vårdnadshavare|handläggare|kontaktperson|elev(?:ens)?[ _-]?namn)$/,
  ],
  [
    'address',
    /(?:adress|address|gata|street|postn(?:umme)?r|postort|zip|c\/o|lägenhetsn(?:umme)?r)/,
  ],
  ['phone', /(?:telefon|phone|mobil|tel(?:\.|[ _-]?nr)?$)/],
  ['email', /(?:e-?post|e-?mail|mejl)/],
  [
    'free-text',
    /(?:anteckning|kommentar|comment|notering|^notes?$|fritext|free ?text|beskrivning|journal|övrigt)/,
  ],
];

/**
 * What a column holds, by its name.
 *
 * @example personalHeader('Efternamn') // → 'name'
 */
export function personalHeader(header: string): PersonalKind | undefined {
  const plain = header.normalize('NFC').trim().toLowerCase();
  return HEADERS.find(([, pattern]) => pattern.test(plain))?.[0];
}

const CONTENTS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /[^\s@]+@[^\s@]+\.[a-zåäö]{2,}/i],
  [
    'phone',
    /(?<![\d-])(?:\+46|0046|0)[ -]?(?:\(0\))?\d{1,3}[ -/]+\d{2,3}(?:[ -]?\d{2,3}){1,3}(?!\d)/,
  ],
  ['address', /\p{L}(?:gatan|gata|vägen|väg|gränd|stigen|torget|allén|backen) \d+/iu],
  ['name', /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+){1,3}$/u],
];

/** A day, perhaps with a time: its digits stand as a telephone number's do, and are none. */
const MOMENT =
  /^(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20|99)\d{2}|(?:19|20|99)\d{2}([./-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01]))(?:[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?)?$/i;

/** Longer than any code, and more words than a reason for leaving needs. */
const FREE_TEXT_LENGTH = 60;
const FREE_TEXT_WORDS = 6;

/**
 * What a cell holds, by its content: an e-mail address, a telephone number, a street, two names with capitals, or
 * a text in which anything may stand.
 *
 * @example personalContent('Storgatan 12') // → 'address'
 */
export function personalContent(cell: string): PersonalKind | undefined {
  const kind = CONTENTS.find(([, pattern]) => pattern.test(cell))?.[0];
  if (kind === 'phone' && MOMENT.test(cell)) return undefined;
  if (kind !== undefined) return kind;
  const isLong = cell.length > FREE_TEXT_LENGTH || cell.split(/\s+/).length > FREE_TEXT_WORDS;
  return isLong ? 'free-text' : undefined;
}
