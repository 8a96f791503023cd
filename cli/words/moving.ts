import type { Language } from '../../core/words/language.ts';

/** What export and import say, in English. */
const en = {
  export: 'writes everything of a running contract: a copy, or to be carried on elsewhere',
  import: 'takes in a contract that was handed over, and carries it on',
  leave: 'has the persons of a contract removed here, once it has arrived elsewhere with them',
  arrivedAt: 'the address of the installation where it is carried on',
  arrivedToken: 'the login token there',
  arrivedPerson: 'instead of a token: who logs in to a demo there',
  left: (contract: string) =>
    `The persons of ${contract} are removed here with the next sweep, within minutes: their key first, then their files.`,
  notArrived: (contract: string, url: string) =>
    `${contract} has not arrived at ${url}: nothing is removed.`,
  movesTo: 'hand the contract over: it stops here, and is carried on at this address',
  key: 'the transport key that files which are not open are sealed under; made if there is none',
  onlyOpen: 'leave out what is not for everybody of the contract, person-level data first of all',
  to: 'write to this file; left out: to the standard output',
  file: 'the export; "-" is the standard input',
  issuer: 'persons of the issuer OLD log in through NEW from now on',
  exported: (contract: string, file: string) => `Wrote ${contract} to ${file}.`,
  imported: (contract: string, phase: string) => `${contract} is carried on here (${phase}).`,
  keyNeeded: (files: number) =>
    `The contract has ${files} ${files === 1 ? 'file that is' : 'files that are'} not for everybody, such as data of persons. Say --key FILE (made if it is not there), or --only-open when you export.`,
  keyOpenToOthers: (file: string) =>
    `Others may read the key ${file}. Take that right away (chmod 600), and make a new one if they may have read it.`,
  noKey: (file: string) => `${file} holds no transport key of Utfall.`,
  badIssuer: (written: string) =>
    `"${written}" does not say two issuers. Write --issuer OLD=NEW, both as addresses.`,
};

/** The same in Swedish. */
const sv: typeof en = {
  export:
    'skriver ut allt om ett pågående kontrakt: en kopia, eller för att drivas vidare på annat håll',
  import: 'tar in ett kontrakt som har lämnats över, och driver det vidare',
  leave: 'tar bort ett kontrakts personer här, när det har kommit fram med dem på annat håll',
  arrivedAt: 'adressen till den installation där det drivs vidare',
  arrivedToken: 'inloggningen där',
  arrivedPerson: 'i stället för en token: vem som loggar in i en demo där',
  left: (contract) =>
    `Personerna i ${contract} tas bort här vid nästa svep, inom några minuter: först nyckeln, sedan filerna.`,
  notArrived: (contract, url) => `${contract} har inte kommit fram till ${url}: inget tas bort.`,
  movesTo: 'lämna över kontraktet: det stannar här och drivs vidare på denna adress',
  key: 'transportnyckeln som filer som inte är öppna förseglas med; skapas om den inte finns',
  onlyOpen: 'utelämna det som inte är för alla i kontraktet, först och främst data på personnivå',
  to: 'skriv till denna fil; utelämnat: till standard ut',
  file: 'exporten; "-" är standard in',
  issuer: 'personer hos utfärdaren GAMMAL loggar in genom NY från och med nu',
  exported: (contract, file) => `Skrev ${contract} till ${file}.`,
  imported: (contract, phase) => `${contract} drivs vidare här (${phase}).`,
  keyNeeded: (files) =>
    `Kontraktet har ${files} ${files === 1 ? 'fil' : 'filer'} som inte är för alla, till exempel data på personnivå. Ange --key FIL (skapas om den inte finns), eller --only-open när du exporterar.`,
  keyOpenToOthers: (file) =>
    `Andra får läsa nyckeln ${file}. Ta bort den rätten (chmod 600), och gör en ny om de kan ha läst den.`,
  noKey: (file) => `${file} innehåller ingen transportnyckel för Utfall.`,
  badIssuer: (written) =>
    `"${written}" anger inte två utfärdare. Skriv --issuer GAMMAL=NY, båda som adresser.`,
};

/** What export and import say, in a language. */
export function movingWords(language: Language): typeof en {
  return language === 'sv' ? sv : en;
}
