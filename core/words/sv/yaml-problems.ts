/** What the reader of YAML stumbles over, by its own codes, in Swedish. */
export const YAML_PROBLEMS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'indraget stämmer inte med raderna ovanför',
  TAB_AS_INDENT: 'en tabb står där det ska vara mellanslag',
  MISSING_CHAR: 'en parentes, ett citattecken eller ett komma saknas',
  BLOCK_AS_IMPLICIT_KEY: 'två fält står på en rad, eller en text med kolon saknar citattecken',
  BAD_SCALAR_START: 'en text börjar med ett tecken som kräver citattecken',
  COLON_WITHOUT_SPACE: 'ett mellanslag saknas efter kolonet',
  MULTILINE_IMPLICIT_KEY: 'ett fälts namn går över flera rader',
};
