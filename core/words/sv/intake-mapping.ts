import type { FindingCatalogue } from '../language.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');

/** What mappings can be beside the files that they are for, in Swedish. */
export const intakeMappingFindings: FindingCatalogue = {
  'intake.column-not-in-file': ({ name, nearest }) => ({
    what: `Kolumnen ”${name}”, som mappningen läser, finns inte i filen.`,
    mend:
      nearest === undefined
        ? 'Kontrollera att det är rätt fil, och att rubrikraden är den som mappningen säger.'
        : `Menas ”${nearest}”? Rätta mappningen om källan har bytt namn på kolumnen.`,
  }),
  'intake.column-unmapped': ({ column, letters, name }) => ({
    what: `Kolumn ${column} (${letters}${name === undefined ? '' : `, ”${name}”`}) finns inte i mappningen.`,
    mend: 'Lägg till den i mappningen, under ”ignore” om den inte behövs.',
  }),
  'intake.mapping-column-or-fixed': () => ({
    what: 'Fältet har antingen en kolumn (column) eller ett fast värde (fixed).',
    mend: 'Skriv det ena av dem.',
  }),
  'intake.mapping-field-foreign': ({ field, known }) => ({
    what: `Filer av det här slaget har inget fält ${field}.`,
    mend: `Fälten är ${list(known)}.`,
  }),
  'intake.mapping-field-missing': ({ field }) => ({
    what: `Mappningen säger inte var ${field} står.`,
    mend: 'Lägg till fältet under ”columns”.',
  }),
  'intake.mapping-field-twice': ({ field }) => ({
    what: `${field} sägs både under ”columns” och av ”values”.`,
    mend: 'Ta bort det under ”columns”: varje post i ”values” har sitt eget.',
  }),
  'intake.mapping-no-attributes': () => ({
    what: 'Observationer har inga attribut.',
    mend: 'Lämna attributen med inskrivningarna.',
  }),
  'intake.mapping-no-values': () => ({
    what: 'Inskrivningar har inga värden i egna kolumner.',
    mend: 'Skriv ”values” i mappningen för observationer.',
  }),
  'intake.mapping-of-other-kind': ({ is, wanted }) => ({
    what: `Mappningen gäller ${is}, men filen lämnas in som ${wanted}.`,
    mend: 'Välj den andra mappningen, eller ange rätt slag.',
  }),
  'intake.mapping-signs-alike': () => ({
    what: 'Decimaltecknet och tecknet mellan tusental är samma.',
    mend: 'Säg vilket av de två det är; tal har högst ett decimaltecken.',
  }),
  'intake.mapping-unit-half': () => ({
    what: 'Enheten i filen (unit) och den som villkoren räknar i (as) hör ihop.',
    mend: 'Skriv båda eller ingen.',
  }),
  'intake.mapping-units-differ': () => ({
    what: 'Enheterna är av olika slag: pengar blir inte tid.',
    mend: 'Välj två enheter av samma slag.',
  }),
  'intake.serials-other': ({ name, stated, serials }) => ({
    what: `Mappningen säger ”dates: ${stated}” för kolumnen ”${name}”, men den här arbetsboken räknar sina dagar som ${serials}: de skulle hamna fyra år fel.`,
    mend: `Skriv ”dates: ${serials}” i en mappning för sådana arbetsböcker, eller formatera kolumnen som datum i Excel.`,
  }),
};
