import { type AnySentence, isAmountSentence } from '../terms/check/sentences.ts';
import type { Sentence } from '../terms/shape/sentence.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { isFields, pointer, type Written, type WrittenFields } from '../terms/written.ts';

export type Group =
  | 'contract'
  | 'party'
  | 'period'
  | 'cohort'
  | 'capital'
  | 'metric'
  | 'amount'
  | 'event'
  | 'payment'
  | 'payer'
  | 'recipient';

/** A named thing of the terms, with everything that is written of it but its parts. */
export type DiffNode = {
  readonly group: Group;
  readonly name: string;
  readonly path: string;
  /** The sentence or amount that it is a part of. */
  readonly parent?: string;
  readonly fields: WrittenFields;
};

/** Things of the terms that stand in a map by name. */
const NAMED = {
  parties: 'party',
  capital: 'capital',
  metrics: 'metric',
  events: 'event',
} as const;

/** Everything else at the top is of the contract itself. */
const APART = [...Object.keys(NAMED), 'amounts', 'payments', 'cohorts', 'periods', 'settlement'];

/** Everything in the terms that has a name, by kind and name. */
export function nodesOf(terms: Terms): ReadonlyMap<string, DiffNode> {
  const written = plain(terms);
  const named = Object.entries(NAMED).flatMap(([field, group]) =>
    Object.entries(fieldsOf(written[field])).map(
      ([name, fields]): DiffNode => ({
        group,
        name,
        path: pointer([field, name]),
        fields: flat(fields),
      }),
    ),
  );
  const all = [
    ...terms.payments.flatMap((sentence, at) =>
      sentenceNodes(sentence, { path: `/payments/${at}` }),
    ),
    ...amountNodes(terms),
    ...named,
    ...listNodes(terms),
    ...frameNodes(written),
  ];
  return new Map(all.map((node) => [`${node.group} ${node.name}`, node]));
}

function sentenceNodes(sentence: Sentence, at: { path: string; parent?: string }): DiffNode[] {
  const node: DiffNode = {
    group: 'payment',
    name: sentence.id,
    ...at,
    fields: ownFields(sentence),
  };
  return [node, ...partNodes(sentence, { path: at.path, parent: sentence.id })];
}

function partNodes(
  sentence: AnySentence,
  { path, parent }: { path: string; parent: string },
): DiffNode[] {
  const { parts = [], otherwise } = sentence;
  const others = typeof otherwise === 'object' ? (otherwise.parts ?? []) : [];
  return [
    ...parts.flatMap((part, at) => sentenceNodes(part, { path: `${path}/parts/${at}`, parent })),
    ...others.flatMap((part, at) =>
      sentenceNodes(part, { path: `${path}/otherwise/parts/${at}`, parent }),
    ),
  ];
}

/** What a sentence says itself; its parts are told by themselves. */
function ownFields(sentence: AnySentence): WrittenFields {
  const { id: _id, parts: _parts, otherwise, ...own } = plain(sentence);
  if (otherwise === undefined) return own;
  if (!isFields(otherwise)) return { ...own, otherwise };
  const { parts: _others, ...instead } = otherwise;
  return { ...own, otherwise: instead };
}

function amountNodes({ amounts = {} }: Terms): DiffNode[] {
  return Object.entries(amounts).flatMap(([name, amount]): DiffNode[] => {
    const path = pointer(['amounts', name]);
    if (!isAmountSentence(amount)) {
      return [{ group: 'amount', name, path, fields: { amount: plainValue(amount) } }];
    }
    return [
      { group: 'amount', name, path, fields: ownFields(amount) },
      ...partNodes(amount, { path, parent: name }),
    ];
  });
}

function listNodes({ cohorts = [], periods = [], settlement }: Terms): DiffNode[] {
  const { payers, recipients = [] } = settlement;
  return [
    ...cohorts.map(
      (name, at): DiffNode => ({
        group: 'cohort',
        name,
        path: `/cohorts/${at}`,
        fields: {},
      }),
    ),
    ...periods.map(
      ({ id, ...period }, at): DiffNode => ({
        group: 'period',
        name: id,
        path: `/periods/${at}`,
        fields: plain(period),
      }),
    ),
    ...payers.map(
      ({ party, ...payer }, at): DiffNode => ({
        group: 'payer',
        name: party,
        path: `/settlement/payers/${at}`,
        fields: plain(payer),
      }),
    ),
    ...recipients.map(
      ({ party, ...recipient }, at): DiffNode => ({
        group: 'recipient',
        name: party ?? (recipient.rank ?? []).join(' '),
        path: `/settlement/recipients/${at}`,
        fields: plain(recipient),
      }),
    ),
  ];
}

function frameNodes(written: WrittenFields): DiffNode[] {
  const frame = Object.entries(written).filter(([word]) => !APART.includes(word));
  const {
    payers: _payers,
    recipients: _recipients,
    ...settlement
  } = fieldsOf(written['settlement']);
  const fields = flat({ ...Object.fromEntries(frame), settlement });
  return [{ group: 'contract', name: '', path: '', fields }];
}

/** Fields within fields as `verification.objections.within`, so that each is told by itself. */
function flat(value: Written): WrittenFields {
  return isFields(value) ? Object.fromEntries(leaves(value, '')) : { [VALUE]: value };
}

/** The word of a thing that is written as one value and not as fields. */
const VALUE = 'value';

function leaves(fields: WrittenFields, under: string): [string, Written][] {
  return Object.entries(fields).flatMap(([word, inner]): [string, Written][] =>
    isFields(inner) ? leaves(inner, `${under}${word}.`) : [[under + word, inner]],
  );
}

function fieldsOf(value: Written | undefined): WrittenFields {
  return isFields(value) ? value : {};
}

/** As written, without what is left out. */
function plain(value: object): WrittenFields {
  return JSON.parse(JSON.stringify(value)) as WrittenFields;
}

function plainValue(value: object | string): Written {
  return typeof value === 'string' ? value : plain(value);
}
