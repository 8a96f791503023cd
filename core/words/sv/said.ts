/** In which state versions of terms, periods and enrolment are, in Swedish. */
export const STATES: Readonly<Record<string, string>> = {
  'not-open': 'inte öppnad',
  closed: 'stängd',
  planned: 'planerad',
  measured: 'mätt',
  verified: 'verifierad',
  rejected: 'avvisad',
  disputed: 'omtvistad',
  superseded: 'ersatt',
  replaced: 'ersatt',
};

/** The word for a code; a code without one stays as it is. */
export const said = (words: Readonly<Record<string, string>>, code: unknown) =>
  words[String(code)] ?? String(code);
