/** How registers call the first day of something, in small letters. */
export const BEGIN_HEADER =
  /inskriv|start|begin|began|from|från|fr\.? ?o\.? ?m|enrol|insatt|påbörja|placerad|admi(?:tted|ssion)/;

const IN_WORDS = 'slut|utskriv|upphör';
const ALONE = 't\\.? ?o\\.? ?m|end|ends|ended|exit|stop|left|discharged?|closed';
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

/** How they call why somebody left. */
export const REASON_HEADER = /orsak|reason|skäl/;

/** How they call what was observed, and how much of it. */
export const OBSERVATION_HEADER = /utfall|observation|mått|mätning|typ|händelse|kategori/;
export const VALUE_HEADER = /värde|value|belopp|antal|timmar|poäng|summa|kostnad(?!sst)/;

/** How they call the groups that are compared. */
export const TREATMENT_WORD = /^(?:insats|interv|behandl|treat)/i;
export const COMPARISON_WORD = /^(?:jämför|kontroll|compar|control)/i;
