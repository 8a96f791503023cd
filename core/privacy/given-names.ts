/** Given names that many people in Sweden have, without those that are also words or codes: Per, Liv, Max. */
const GIVEN =
  'maria anna margareta elisabeth eva birgitta kristina karin ingrid linnea marie kerstin sofia lena helena marianne emma linda johanna sara annika susanne malin monica ulla inger ingegerd elin therese jenny hanna carina louise cecilia helen charlotte emilia julia anita gunilla katarina agneta barbro ida josefine annette siv astrid camilla caroline anneli sandra yvonne pia lisa frida ebba alice fatima fatuma amina aisha zahra mariam hodan nour ' +
  'erik lars karl anders johan nils carl mikael jan hans peter lennart olof gunnar sven fredrik bengt daniel bo gustav åke göran alexander magnus stefan andreas john mats leif thomas björn henrik bertil jonas ulf christer stig mattias martin ingvar kjell robert david emil niklas viktor oskar simon christoffer patrik filip jakob anton tobias roger marcus joakim kent kenneth jesper gustaf rolf william elias ludvig lukas oliver hugo mohamed mohammed mohammad muhammad ahmed ahmad ali hassan omar yusuf ibrahim abdi';

/** Family names that many people in Sweden have and that end otherwise than in `-sson`. */
const FAMILY =
  'lindberg lindström lindqvist lindgren bergström lundberg lundgren lundqvist berglund sandberg forsberg sjöberg wallin engström eklund lundin björk bergman wikström bergqvist nyström holmberg löfgren söderberg nyberg blomqvist nordström lundström viklund björklund hassan berggren sandström nordin åström ekström holmgren hedlund sundberg dahlberg hellström sjögren öberg lind berg lund holm dahl falk ström hansen nielsen larsen';

/** As short as these, a word is as well a code or a place. */
const LETTERS_MIN = 3;
const FAMILY_ALONE_MIN = 6;

const GIVEN_NAMES: ReadonlySet<string> = new Set(GIVEN.split(' '));
const FAMILY_NAMES: ReadonlySet<string> = new Set(FAMILY.split(' '));

/** Svensson, Olsson: no other words end so, but a few. */
const PATRONYMIC = /^(?!lesson|caisson|poisson)\p{L}{2,}sson$/u;

/** Most codes have no such run of letters, and need no look at the lists. */
const MAY_NAME = /[a-z]{3}|[^\0-\x7f]/i;

/** How sure it is that a text names somebody. */
export type Named = 'surely' | 'perhaps';

/**
 * Whether a code or a short text names somebody: surely with a family name in -sson, or a given and a family name;
 * perhaps where it is nothing but one name that is often somebody's.
 *
 * @example namedIn('Eva_Svensson_640823') // → 'surely'
 * @example namedIn('Eva') // → 'perhaps'
 * @example namedIn('p-0017') // → undefined
 */
export function namedIn(text: string): Named | undefined {
  if (!mayName(text)) return undefined;
  const plain = text.normalize('NFC').toLowerCase();
  const runs = plain.match(/\p{L}+/gu) ?? [];
  if (runs.some((word) => PATRONYMIC.test(word))) return 'surely';
  // Letters behind digits are a part of a code: 12ebba34.
  const words = plain.match(/(?<![\p{L}\d])\p{L}+/gu) ?? [];
  const given = words.find(isGiven);
  const isWhole = given !== undefined && words.some((word) => word !== given && isFamily(word));
  if (isWhole) return 'surely';
  const long = words.filter((word) => word.length >= LETTERS_MIN);
  const [only = '', ...others] = long;
  const isAlone = others.length === 0 && words.length <= 2;
  const isFamilyAlone = only.length >= FAMILY_ALONE_MIN && isFamily(only);
  return isAlone && (isGiven(only) || isFamilyAlone) ? 'perhaps' : undefined;
}

/** Whether a text has a run of letters that is long enough for a name. */
export function mayName(text: string): boolean {
  return MAY_NAME.test(text);
}

function isGiven(word: string): boolean {
  return word.length >= LETTERS_MIN && GIVEN_NAMES.has(word);
}

function isFamily(word: string): boolean {
  return FAMILY_NAMES.has(word);
}
