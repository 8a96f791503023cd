/**
 * What can keep the embedded runtime from starting, with the facts that a sentence about it needs.
 * People read sentences made of code and facts; the English message is for logs.
 */
export type StartErrorFacts = {
  /** The path is a file, or a folder that holds something else than an Utfall data folder. */
  'folder-foreign': { folder: string };
  /** The folder's marker file exists but cannot be understood. */
  'folder-marker-unreadable': { folder: string; file: string };
  /** A demo folder was opened for real use, or the other way round. */
  'folder-other-mode': { folder: string; mode: string; wanted: string };
  /** A later version of Utfall wrote the folder. */
  'folder-newer': { folder: string; format: number; supported: number };
  /** A running process holds the folder; `pid` is absent where it could not be learnt. */
  'folder-locked': { folder: string; pid?: number };
  /** The operating system does not let us create or write the folder. */
  'folder-not-writable': { folder: string; reason: string };
  /** Only a demo folder may be emptied. */
  'folder-keeps-data': { folder: string };
  'port-in-use': { host: string; port: number };
  /** No dynoxide package, none on the PATH, and no endpoint given. */
  'dynoxide-missing': { platform: string; variable: string };
  /** dynoxide ended or stayed silent while starting. */
  'dynoxide-failed': { file: string; output: string };
  /** The endpoint given by the environment does not answer. */
  'dynamodb-unreachable': { endpoint: string };
  /** The database file is damaged, or is no database of dynoxide's. */
  'database-corrupt': { file: string; reason: string };
  /**
   * The installation key is missing, open to others, unreadable, or another than the one that the data keys of these
   * contracts are wrapped under.
   */
  'installation-key': {
    file: string;
    reason: 'missing' | 'open-to-others' | 'unreadable' | 'another';
    contracts: readonly string[];
    keys: string;
  };
  /** Real use without an OpenID issuer and a client. */
  'issuer-missing': Record<never, never>;
  /** There is no demo of that contract. */
  'demo-unknown': { written: string; known: readonly string[] };
};

export type StartErrorCode = keyof StartErrorFacts;

/**
 * Thrown when the embedded runtime cannot start for a reason that a person can mend.
 *
 * @example
 * catch (error) {
 *   if (error instanceof StartError && error.is('folder-locked')) print(error.facts.pid);
 * }
 */
export class StartError<C extends StartErrorCode = StartErrorCode> extends Error {
  override readonly name = 'StartError';
  readonly code: C;
  readonly facts: StartErrorFacts[C];

  constructor(code: C, facts: StartErrorFacts[C], options?: ErrorOptions) {
    super(`${code}: ${JSON.stringify(facts)}`, options);
    this.code = code;
    this.facts = facts;
  }

  /** Narrows the facts to those of one code. */
  is<Wanted extends StartErrorCode>(code: Wanted): this is StartError<Wanted> {
    return (this.code as StartErrorCode) === code;
  }
}
