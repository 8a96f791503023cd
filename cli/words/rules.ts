import type { Language } from '../../core/words/language.ts';

const en = {
  describe:
    'reads the payment rules back as plain sentences, with what is paid at each written bound',
  payoff: 'only what is paid against this metric',
  svg: 'also draw it, into this file (with --payoff)',
  diff: 'tells what an amendment changes, rule by rule, and in money on stated results',
  oldTerms: 'the file with the terms as they are (YAML)',
  newTerms: 'the file with the terms as they would be (YAML)',
  diffResults: 'results on which both are settled; may be given several times',
  svgNeedsPayoff: 'Name the metric that is drawn: --payoff METRIC.',
  noMetric: (name: string, known: string) =>
    known === ''
      ? `No payment depends on a metric, so there is nothing to draw of "${name}".`
      : `No payment depends on a metric called "${name}". There is: ${known}.`,
  noPayoff: (metric: string) => `What is paid by ${metric} cannot be shown:`,
  wrote: (file: string) => `Wrote ${file}.`,
  same: 'The two say the same.',
  onResults: (file: string) => `On ${file}:`,
  sections: { rules: 'Rules', metrics: 'What is measured', frame: 'Around the payments' },
  heading: { payment: 'payment', old: 'old', next: 'new', difference: 'difference' },
  notSettled: (which: 'old' | 'new', file: string) =>
    `The ${which} terms cannot be settled on ${file}:`,
  make: 'writes commented terms to begin with; asks for what is not given',
  options: {
    contract: 'the contract’s name: small letters, digits, hyphens',
    currency: 'an ISO 4217 code, such as SEK',
    payer: 'who pays for outcomes',
    investor: 'who advances the capital',
    mechanism: 'how it pays',
    out: 'the file to write; left out: printed',
    force: 'overwrite the file',
  },
  ask: {
    contract: 'The contract’s name (small letters, digits, hyphens)',
    currency: 'Currency',
    payer: 'Who pays for outcomes?',
    investor: 'Who advances the capital?',
    mechanism: 'How does it pay?',
  },
  missing: (option: string) => `Nothing says --${option}, and there is nobody to ask.`,
  badAnswer: (option: string, written: string, known: string) =>
    `"${written}" is no ${option}. Write ${known}.`,
  known: {
    contract: 'small letters, digits and hyphens, beginning with a letter',
    currency: 'an ISO 4217 code, such as SEK',
  },
};

const sv: typeof en = {
  describe:
    'läser upp betalningsreglerna som vanliga meningar, med vad som betalas vid varje skriven gräns',
  payoff: 'bara vad som betalas efter detta mått',
  svg: 'rita det också, i den här filen (med --payoff)',
  diff: 'berättar vad ett tilläggsavtal ändrar, regel för regel, och i pengar på givna resultat',
  oldTerms: 'filen med villkoren som de är (YAML)',
  newTerms: 'filen med villkoren som de skulle bli (YAML)',
  diffResults: 'resultat som båda räknas på; kan anges flera gånger',
  svgNeedsPayoff: 'Ange måttet som ska ritas: --payoff MÅTT.',
  noMetric: (name, known) =>
    known === ''
      ? `Ingen betalning beror på något mått, så det finns inget att visa för "${name}".`
      : `Ingen betalning beror på ett mått som heter "${name}". Det finns: ${known}.`,
  noPayoff: (metric) => `Vad som betalas efter ${metric} kan inte visas:`,
  wrote: (file) => `Skrev ${file}.`,
  same: 'De båda säger detsamma.',
  onResults: (file) => `På ${file}:`,
  sections: { rules: 'Regler', metrics: 'Vad som mäts', frame: 'Omkring betalningarna' },
  heading: { payment: 'betalning', old: 'gamla', next: 'nya', difference: 'skillnad' },
  notSettled: (which, file) =>
    `De ${which === 'old' ? 'gamla' : 'nya'} villkoren kan inte räknas på ${file}:`,
  make: 'skriver kommenterade villkor att börja med; frågar efter det som inte anges',
  options: {
    contract: 'kontraktets namn: små bokstäver, siffror, bindestreck',
    currency: 'en kod enligt ISO 4217, som SEK',
    payer: 'vem som betalar för utfall',
    investor: 'vem som lägger ut kapitalet',
    mechanism: 'hur det betalar',
    out: 'filen att skriva; utelämnad: skrivs ut',
    force: 'skriv över filen',
  },
  ask: {
    contract: 'Kontraktets namn (små bokstäver, siffror, bindestreck)',
    currency: 'Valuta',
    payer: 'Vem betalar för utfall?',
    investor: 'Vem lägger ut kapitalet?',
    mechanism: 'Hur betalar det?',
  },
  missing: (option) => `Ingenting anger --${option}, och det finns ingen att fråga.`,
  badAnswer: (option, written, known) => `"${written}" duger inte som ${option}. Skriv ${known}.`,
  known: {
    contract: 'små bokstäver, siffror och bindestreck, med en bokstav först',
    currency: 'en kod enligt ISO 4217, som SEK',
  },
};

/** What the commands on rules say (describe, diff, new), in a language. */
export function rulesWords(language: Language): typeof en {
  return language === 'sv' ? sv : en;
}
