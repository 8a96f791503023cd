import type { Language } from '../../core/words/language.ts';

const en = {
  exists: (file: string) =>
    `${file} exists already. Choose another file, or overwrite it with --force.`,
  cannotWrite: (file: string, code: string) => `Cannot write the file ${file} (${code}).`,
  isRead: (file: string, read: string) =>
    `${file} is ${read === file ? 'a file that' : `the same file as ${read}, which`} this command reads: what is in it would be lost. Choose another file to write; --force does not change that.`,
  isNumbered:
    'The name of the file to write holds a personal identity number, and it would be refused for that wherever it is delivered. Choose another name.',
  isKey: (file: string) =>
    `${file} is a pseudonym key, and no key is ever overwritten: without it the same persons cannot be recognised again. Choose another file to write; --force does not change that.`,
  isWrittenTwice: (file: string, other: string) =>
    `Two results would be written to ${file === other ? `the file ${file}` : `one file, ${file} and ${other}`}, and only one would be left. Choose a file for each; --force does not change that.`,
};

const sv: typeof en = {
  exists: (file) => `${file} finns redan. Välj en annan fil, eller skriv över den med --force.`,
  cannotWrite: (file, code) => `Kan inte skriva filen ${file} (${code}).`,
  isRead: (file, read) =>
    `${file} är ${read === file ? 'en fil' : `samma fil som ${read},`} som kommandot läser: det som står i den skulle gå förlorat. Välj en annan fil att skriva; --force ändrar inte det.`,
  isNumbered:
    'Namnet på filen som ska skrivas innehåller ett personnummer, och filen skulle underkännas för det var den än lämnas. Välj ett annat namn.',
  isKey: (file) =>
    `${file} är en pseudonymnyckel, och en nyckel skrivs aldrig över: utan den går det inte att känna igen samma personer. Välj en annan fil att skriva; --force ändrar inte det.`,
  isWrittenTwice: (file, other) =>
    `Två resultat skulle skrivas till ${file === other ? `filen ${file}` : `en och samma fil, ${file} och ${other}`}, och bara det ena skulle bli kvar. Välj en fil för vart och ett; --force ändrar inte det.`,
};

/** What is said of files that a command is asked to write. */
export function outputWords(language: Language): typeof en {
  return language === 'sv' ? sv : en;
}
