/**
 * What a function may do beside reading the items of contracts:
 *
 * - `write`: write items of contracts
 * - `read-open`, `write-open`: files of aggregates as everybody sees them who may read the contract
 * - `read-full`, `write-full`: aggregates with their small cells
 * - `persons`: person-level files, and their contract's data key
 * - `erase`: delete person-level files, and write over the data key
 * - `start`: start executions · `ring`: answer their tokens · `look-after`: ask whether they still run
 * - `notify`: send notices
 * - `anchors`: write and list the anchors of chains
 */
export type Right =
  | 'write'
  | 'read-open'
  | 'write-open'
  | 'read-full'
  | 'write-full'
  | 'persons'
  | 'erase'
  | 'start'
  | 'ring'
  | 'look-after'
  | 'notify'
  | 'anchors';

/**
 * By function. A step empties only the outbox that its own change has filled, so it may start, ring and notify
 * only if its code leaves such a thing there; the sweep does whatever was left. A test compares this with what
 * each function's code does. What is said of a retired function stays for as long as it does.
 */
const RIGHTS: Readonly<Record<string, readonly Right[]>> = {
  'activate-contract': ['write', 'read-open', 'write-open', 'start', 'notify'],
  api: [
    'write',
    'read-open',
    'write-open',
    'read-full',
    'write-full',
    'persons',
    'start',
    'ring',
    'notify',
    'anchors',
  ],
  'ask-person': ['write', 'read-open', 'write-open', 'ring', 'notify'],
  'check-data': ['write', 'read-open', 'read-full', 'persons'],
  'check-terms': ['read-open'],
  'close-enrolment': ['write'],
  'compute-outcomes': ['write', 'read-open', 'write-open', 'read-full', 'write-full', 'persons'],
  'compute-part': ['write', 'read-open', 'read-full', 'persons'],
  'divide-data': ['read-full', 'read-open'],
  'freeze-baseline': ['write', 'read-open', 'write-open'],
  'freeze-snapshot': ['write', 'write-full', 'start'],
  'issue-payout': ['write', 'read-open', 'write-open', 'notify'],
  'list-signatories': ['read-open'],
  'make-pack': ['write', 'read-open', 'write-open', 'read-full', 'write-full', 'persons'],
  'merge-parts': ['write', 'read-open', 'write-open', 'read-full', 'write-full', 'persons'],
  'open-enrolment': ['write'],
  'post-payment': ['write', 'start'],
  'postpone-collection': [
    'write',
    'read-open',
    'write-open',
    'read-full',
    'write-full',
    'persons',
    'notify',
  ],
  'read-attests': ['write', 'read-open'],
  'read-signatures': ['write', 'read-open'],
  'record-answer': ['write', 'read-open', 'write-open', 'start', 'notify'],
  'record-confirmation': ['write'],
  'record-delivery': ['write', 'read-open', 'start'],
  'record-ruling': ['write', 'read-open', 'write-open', 'start', 'notify'],
  'record-verdict': ['write', 'read-open', 'write-open', 'start', 'notify'],
  'reject-terms': ['write'],
  'settle-contract': [
    'write',
    'read-open',
    'write-open',
    'read-full',
    'write-full',
    'persons',
    'start',
    'notify',
  ],
  sweep: [
    'write',
    'read-open',
    'write-open',
    'erase',
    'start',
    'ring',
    'look-after',
    'notify',
    'anchors',
  ],
};

/** The indexes that a function asks; a step reads the items of its own contract, by their keys. */
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  api: ['people', 'tasks'],
  sweep: ['due', 'check', 'people'],
};

/** @throws Error if nothing is said of a function */
export function rightsOf(name: string): readonly Right[] {
  const rights = RIGHTS[name];
  if (!rights) throw new Error(`Say in infra/constructs/rights.ts what ${name} may do`);
  return rights;
}

export function indexesOf(name: string): readonly string[] {
  return INDEXES[name] ?? [];
}
