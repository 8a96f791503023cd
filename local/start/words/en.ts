import type { StartErrorCode, StartErrorFacts } from '../../engine/start-error.ts';

/** One sentence or two for everything that can keep Utfall from starting: what is wrong, how to mend it. */
export type StartErrorWords = {
  readonly [C in StartErrorCode]: (facts: StartErrorFacts[C]) => string;
};

export const startErrorsEn: StartErrorWords = {
  'folder-foreign': ({ folder }) =>
    `${folder} holds something else than data of Utfall. Name an empty folder, or a new one.`,
  'folder-marker-unreadable': ({ folder, file }) =>
    `${file} in ${folder} cannot be read. Restore it from a backup, or name another folder.`,
  'folder-other-mode': ({ folder, mode, wanted }) =>
    `${folder} is a ${mode} folder and cannot be opened for ${wanted} use. Name another folder.`,
  'folder-newer': ({ folder, format, supported }) =>
    `${folder} was written by a newer Utfall (format ${format}; this one reads up to ${supported}). Upgrade Utfall.`,
  'folder-locked': ({ folder, pid }) =>
    `${folder} is in use by another Utfall${pid === undefined ? '' : ` (process ${pid})`}. Stop it first, or name another folder.`,
  'folder-not-writable': ({ folder, reason }) =>
    `${folder} cannot be written (${reason}). Give yourself the right to write there, or name another folder.`,
  'folder-keeps-data': ({ folder }) =>
    `${folder} is for real use and is never emptied. Leave out --fresh.`,
  'port-in-use': ({ port }) =>
    `Port ${port} is in use by another program. Choose another with --port, or 0 for any free one.`,
  'dynoxide-missing': ({ platform, variable }) =>
    `The database program dynoxide is not here for ${platform}. Put it on the PATH, or name a DynamoDB endpoint in ${variable}.`,
  'dynoxide-failed': ({ file, output }) =>
    `The database on ${file} does not start. It said: ${output.trim() || 'nothing'}`,
  'dynamodb-unreachable': ({ endpoint }) =>
    `Nothing answers as DynamoDB at ${endpoint}. Start it, or take the variable away.`,
  'database-corrupt': ({ file, reason }) =>
    `The database file ${file} is damaged or not Utfall’s (${reason}). Restore it from a backup.`,
  'installation-key': ({ file, reason, contracts, keys }) => {
    if (reason === 'open-to-others') {
      return `Others than its owner may read ${file}, which opens persons’ data. Take that away: chmod 600 ${file}`;
    }
    const wrong = {
      missing: `${file} is not there. It opens`,
      unreadable: `${file} holds no key. It is to open`,
      another: `${file} is another key than the one that opens`,
    }[reason];
    return `${wrong} the persons’ data of ${contracts.join(', ') || 'contracts to come'}. Put the key back that belongs to this folder: after an erasure it is the newest copy. If it is lost, move their files away from ${keys}, start, and deliver the same persons’ files again; results and payments are not concerned.`;
  },
  'issuer-missing': () =>
    'Real use must know whose logins count: --issuer ADDRESS --audience CLIENT. A demo needs neither: --demo.',
  'demo-unknown': ({ written, known }) =>
    `There is no demo of "${written}". Write one of: ${known.join(', ')}.`,
};

export const startEn = {
  stopping: 'Stopping …',
  answersAt: (url: string) => `Utfall answers at ${url}. Ctrl-C ends it.`,
  demoIn: (folder: string) => `demo in ${folder}: made-up people, simulated clock`,
  demoGoesOn: (contract: string, phase: string) =>
    `${contract} goes on from where it was (${phase}).`,
  demoIsHere: (contract: string, phase: string) =>
    `${contract} is here already (${phase}); --fresh begins anew.`,
  fatal: 'The database keeps dying; Utfall ends. Nothing that was acknowledged is lost.',
  tookSeconds: (seconds: string) => `The story took ${seconds} s.`,
  statement: 'Payout statement',
  total: 'total',
  why: 'Why',
  heading: {
    settlement: 'settlement',
    paidOn: 'paid on',
    payer: 'payer',
    recipient: 'recipient',
    amount: 'amount',
    state: 'state',
  },
};

export type StartWords = typeof startEn;
