/** What the reader of YAML stumbles over, by its own codes, in English. */
export const YAML_PROBLEMS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the indentation does not fit the lines above',
  TAB_AS_INDENT: 'a tab stands where spaces must',
  MISSING_CHAR: 'a bracket, quote or comma is missing',
  BLOCK_AS_IMPLICIT_KEY: 'two fields stand on one line, or a text with a colon lacks quotes',
  BAD_SCALAR_START: 'a text begins with a character that needs quotes',
  COLON_WITHOUT_SPACE: 'a space is missing after the colon',
  MULTILINE_IMPLICIT_KEY: 'a field’s name goes over several lines',
};
