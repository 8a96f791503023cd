import type { Finding } from '../../findings.ts';
import { nearestWord } from '../nearest.ts';
import type { Role } from '../shape/frame.ts';
import { finder, type Rule, type TermsContext } from './context.ts';

/** A place that names a party, and the roles of which the party there must hold one. */
type Naming = { readonly party: string; readonly path: string; readonly roles: readonly Role[] };

/** Every party that is named is among the parties, with a role that fits what it does there. */
export const parties: Rule = (context) =>
  namings(context).flatMap((naming) => judge(naming, context));

function judge({ party, path, roles }: Naming, context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const known = context.terms.parties;
  if (!Object.hasOwn(known, party)) {
    const nearest = nearestWord(party, Object.keys(known));
    return [find.error('terms.party-unknown', path, { party, ...(nearest ? { nearest } : {}) })];
  }
  const held = known[party]?.roles ?? [];
  if (roles.length === 0 || roles.some((role) => held.includes(role))) return [];
  return [find.error('terms.role-missing', path, { party, roles: [...roles], held: [...held] })];
}

function namings({ terms, sentences }: TermsContext): readonly Naming[] {
  const { settlement, verification } = terms;
  const naming = (party: string | undefined, path: string, roles: readonly Role[]): Naming[] =>
    party === undefined ? [] : [{ party, path, roles }];
  return [
    ...Object.entries(terms.capital ?? {}).flatMap(([name, { investor }]) =>
      naming(investor, `/capital/${name}/investor`, ['investor', 'guarantor']),
    ),
    ...settlement.payers.flatMap(({ party }, index) =>
      naming(party, `/settlement/payers/${index}/party`, ['outcome-payer', 'guarantor']),
    ),
    ...(settlement.recipients ?? []).flatMap(({ party, rank = [] }, index) => [
      ...naming(party, `/settlement/recipients/${index}/party`, []),
      ...rank.flatMap((member, at) =>
        naming(member, `/settlement/recipients/${index}/rank/${at}`, []),
      ),
    ]),
    ...sentences.flatMap(({ sentence, path }) => [
      ...(sentence.payers ?? []).flatMap((party, index) =>
        naming(party, `${path}/payers/${index}`, ['outcome-payer', 'guarantor']),
      ),
      ...(sentence.recipients ?? []).flatMap((party, index) =>
        naming(party, `${path}/recipients/${index}`, []),
      ),
    ]),
    ...naming(verification?.verifier, '/verification/verifier', ['evaluator']),
    ...naming(verification?.objections?.arbiter, '/verification/objections/arbiter', ['arbiter']),
  ];
}
