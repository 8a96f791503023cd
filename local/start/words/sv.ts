import type { StartErrorWords, StartWords } from './en.ts';

export const startErrorsSv: StartErrorWords = {
  'folder-foreign': ({ folder }) =>
    `${folder} innehåller något annat än Utfalls data. Ange en tom mapp, eller en ny.`,
  'folder-marker-unreadable': ({ folder, file }) =>
    `${file} i ${folder} kan inte läsas. Återställ den från en säkerhetskopia, eller ange en annan mapp.`,
  'folder-other-mode': ({ folder, mode, wanted }) =>
    `${folder} är en mapp för ${mode} och kan inte öppnas för ${wanted}. Ange en annan mapp.`,
  'folder-newer': ({ folder, format, supported }) =>
    `${folder} är skriven av ett nyare Utfall (format ${format}; detta läser till och med ${supported}). Uppgradera Utfall.`,
  'folder-locked': ({ folder, pid }) =>
    `${folder} används av ett annat Utfall${pid === undefined ? '' : ` (process ${pid})`}. Stoppa det först, eller ange en annan mapp.`,
  'folder-not-writable': ({ folder, reason }) =>
    `Det går inte att skriva i ${folder} (${reason}). Ge dig skrivrätt, eller ange en annan mapp.`,
  'folder-keeps-data': ({ folder }) =>
    `${folder} är för verklig drift och töms aldrig. Utelämna --fresh.`,
  'port-in-use': ({ port }) =>
    `Port ${port} används av ett annat program. Välj en annan med --port, eller 0 för vilken ledig som helst.`,
  'dynoxide-missing': ({ platform, variable }) =>
    `Databasprogrammet dynoxide finns inte här för ${platform}. Lägg det på PATH, eller ange en DynamoDB-adress i ${variable}.`,
  'dynoxide-failed': ({ file, output }) =>
    `Databasen på ${file} startar inte. Den sade: ${output.trim() || 'ingenting'}`,
  'dynamodb-unreachable': ({ endpoint }) =>
    `Ingen svarar som DynamoDB på ${endpoint}. Starta den, eller ta bort variabeln.`,
  'database-corrupt': ({ file, reason }) =>
    `Databasfilen ${file} är skadad eller inte Utfalls (${reason}). Återställ den från en säkerhetskopia.`,
  'installation-key': ({ file, reason, contracts, keys }) => {
    if (reason === 'open-to-others') {
      return `Andra än ägaren får läsa ${file}, som öppnar uppgifter om enskilda. Ta bort den rätten: chmod 600 ${file}`;
    }
    const wrong = {
      missing: `${file} finns inte. Den öppnar`,
      unreadable: `${file} innehåller ingen nyckel. Den ska öppna`,
      another: `${file} är en annan nyckel än den som öppnar`,
    }[reason];
    return `${wrong} uppgifterna om enskilda i ${contracts.join(', ') || 'kommande kontrakt'}. Lägg tillbaka nyckeln som hör till den här mappen: efter en gallring är det den senaste kopian. Är den förlorad, flytta bort deras filer ur ${keys}, starta, och lämna in samma filer om enskilda igen; resultat och utbetalningar berörs inte.`;
  },
  'issuer-missing': () =>
    'Verklig drift måste veta vems inloggningar som gäller: --issuer ADRESS --audience KLIENT. En demo behöver inget: --demo.',
  'demo-unknown': ({ written, known }) =>
    `Det finns ingen demo av "${written}". Skriv något av: ${known.join(', ')}.`,
};

export const startSv: StartWords = {
  stopping: 'Avslutar …',
  answersAt: (url) => `Utfall svarar på ${url}. Ctrl-C avslutar.`,
  demoIn: (folder) => `demo i ${folder}: påhittade personer, simulerad klocka`,
  demoGoesOn: (contract, phase) => `${contract} fortsätter där det var (${phase}).`,
  demoIsHere: (contract, phase) => `${contract} finns redan (${phase}); --fresh börjar om.`,
  fatal: 'Databasen dör gång på gång; Utfall avslutas. Inget som bekräftats är förlorat.',
  tookSeconds: (seconds) => `Berättelsen tog ${seconds} s.`,
  statement: 'Utbetalningssammanställning',
  total: 'summa',
  why: 'Varför',
  heading: {
    settlement: 'avräkning',
    paidOn: 'betald',
    payer: 'betalare',
    recipient: 'mottagare',
    amount: 'belopp',
    state: 'läge',
  },
};
