/** How registers call the first day of something, in small letters. */
export const BEGIN_HEADER =
  /inskriv|start|begin|began|from|från|fr\.? ?o\.? ?m|enrol|insatt|börja|placer|admi(?:tted|ssion)|första|(?<!\p{L})first(?!\p{L})/u;

const IN_WORDS = 'slut|utskriv|utträd|upphör|avbr[ou]t|avhopp|sista';
const ALONE = 't\\.? ?o\\.? ?m|end|ends|ended|exit|stop|last|left|leaving|discharged?|closed';
const WITH_DAY = 'till?|to|until|through|end|stopp?';

/** How they call the last one. A decision is none (`Beslutsdatum`), nor when something was joined (`Anslutning`). */
export const END_HEADER = new RegExp(
  [
    `(?<!be|an)(?:${IN_WORDS})`,
    `(?<!\\p{L})(?:${ALONE})(?!\\p{L})`,
    `^(?:${WITH_DAY})(?:[ _-]?(?:datum|date|dag|day))?$`,
    '^till[ _]och[ _]med|(?:datum|date)[ _-](?:to|till)$',
  ].join('|'),
  'u',
);

/** How they call what many persons have in common: an id in such a column is of a group. */
export const GROUP_HEADER =
  /grupp|group|^arm$|kohort|cohort|enhet|unit|kön|^sex$|gender|kommun|region|distrikt|avdelning|team|verksamhet|skola|school|klass|insats|åtgärd|beslut|typ|status|orsak|reason|kategori|category|händelse|utfall/;

/** How they call why something was so; and why, where nothing but that is said. */
export const REASON_HEADER = /orsak|reason|skäl|anledning/;
export const MERE_REASON_HEADER = /^(?:orsak|reason|skäl|anledning)(?:s?kod|[-_ ]?code)?$/;

/** How they call a day; several are a figure. */
export const DAY_HEADER = /datum|date|dag(?!ar)|tid|(?<!\p{L})day(?!\p{L})/u;

/** How they call the day on which something was written down, which may be long after it happened. */
export const BOOKED_HEADER =
  /regist|inlagd|skapad|ändrad|uppdater|uttag|import|export|creat|updat|modif|extract/;

/** Nobody's birthday is the day on which something was observed, or on which somebody was enrolled. */
export const BIRTH_HEADER = /föd(?:d|else)|birth/;

/** How they call what was observed. */
export const OBSERVATION_HEADER =
  /utfall|observation|mått|mätning|händelse|outcome|measure|metric|(?<!\p{L})event|^(?:typ|type|kategori|category)(?!\p{L})/u;

/** How they call the kind of something, which may be of what was observed, or of the amount or the unit. */
export const KIND_HEADER = /typ|kategori|categor/;

const FIGURE = [
  '(?:värde|antal|belopp|poäng|kostnad)(?:t|et|en|er)?|timmar|dagar|dygn|veckor|minuter|tillfällen|gånger|summan?',
  '(?<!\\p{L})(?:value|amount|count|hours|days|minutes|points|score|sum|costs?)',
].join('|');

/** How they call a figure, at the end of a word: `Beloppstyp` and `Kostnadsställe` are none. */
export const VALUE_HEADER = new RegExp(`(?:${FIGURE})(?!\\p{L})`, 'u');

/** Numbers that are no figure of what was observed, but of whom or where. */
export const TRAIT_HEADER =
  /ålder|årskurs|kommun|enhet|skola|ställe|konto|(?<!\p{L})(?:år|age|year|grade)(?!\p{L})|(?:post|kod|nr|nummer|code|number)$/u;

const WHO =
  'person|pseudonym|klient|client|deltagare?|participant|brukare?|elev|patient|individ|student|subject|barn|ungdom|kund|sökande';
const KEY = 'id|nr|nummer|kod|nyckel|l[öo]pnr|l[öo]pnummer|pseudonym|key|code|number|no';
const IN_BRACKETS = '(?: ?\\(.*\\))?';

/** How they call the ids of persons. What a person has is called otherwise: `Personalkostnad`, `Elevpoäng`. */
export const PERSON_HEADER = new RegExp(
  `^(?:(?:${WHO})(?:e[nt])?s?(?:[-_ ]?(?:${KEY})\\.?)?${IN_BRACKETS}$|pseudonymi|l[öo]pn(?:umme)?r)`,
);

/** How they call ids that may be of anything. A time ends in the same letters, and so does many a word before `id`. */
export const ID_HEADER = new RegExp(
  `(?<!(?:^|[-_ ]|start|slut|till)t)(?:^(?:id|kod|nyckel|key|code)(?:[-_ ]?(?:nr|nummer|number))?|[-_ ]?id)${IN_BRACKETS}$`,
);

/** How they call the groups that are compared. */
export const TREATMENT_WORD = /^(?:insats|interv|behandl|treat)/i;
export const COMPARISON_WORD = /^(?:jämför|kontroll|compar|control)/i;

/** What persons came with, of which each may have several: an id of it is none of a person, where there is another. */
export const CASE_HEADER = /ärende|case|faktura|invoice|remiss|besök|visit|händelse|event/;

/** How they call the column that tells these groups; a group by age is another. */
export const ARM_HEADER =
  /(?<!ålders|age[ _-]?)(?:grupp|group)|(?<!\p{L})(?:kontroll|control|jämförelse|comparison|tilldelning|allocation)(?!\p{L})/u;
