import { type Answer, answer, refusal } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { refused } from '../finding.ts';
import type { ImportItem } from '../items/delivered.ts';

/** Why data may be here at all: recorded with every import. */
export type Basis = Pick<
  ImportItem,
  'legalBasis' | 'source' | 'purpose' | 'decidedBy' | 'retention'
>;

const FIELDS = ['legalBasis', 'source', 'purpose', 'decidedBy', 'retention'] as const;

/**
 * The basis of an import: as whoever delivers says it, else as the terms do: the legal basis and how long data are
 * kept, and the source where all metrics have the same. What neither says is asked for, all of it at once.
 *
 * @example basisOf({ purpose: 'follow-up', decidedBy: 'The board' }, terms)
 */
export function basisOf(
  said: { readonly [Name in keyof Basis]?: string | undefined },
  { retention, metrics = {} }: Pick<Terms, 'retention' | 'metrics'>,
): Answer<Basis> {
  const sources = new Set(Object.values(metrics).flatMap(({ source }) => source ?? []));
  const [source] = sources;
  const inTerms: Partial<Basis> = {
    ...(retention?.legalBasis === undefined ? {} : { legalBasis: retention.legalBasis }),
    ...(retention === undefined ? {} : { retention: retention.personLevel }),
    ...(source === undefined || sources.size > 1 ? {} : { source }),
  };
  const found = FIELDS.map((name) => [name, said[name] ?? inTerms[name]] as const);
  const missing = found.filter(([, text]) => text === undefined);
  if (missing.length > 0) {
    return refusal(
      missing.map(([field]) => ({ ...refused('import.basis-missing', { field }), at: { field } })),
    );
  }
  const [legalBasis = '', from = '', purpose = '', decidedBy = '', kept = ''] = found.map(
    ([, text]) => text,
  );
  return answer({ legalBasis, source: from, purpose, decidedBy, retention: kept });
}
