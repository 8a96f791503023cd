import type { Finding, Place } from '../../findings.ts';
import type { AskedAttributes } from '../../terms/asked-attributes.ts';
import type { Enrolment } from '../records.ts';

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const WITH_COMMA = /^-?\d+,\d+$/;

/**
 * What is wrong with a person's attributes under the terms: no number where one is asked for, and a value that the
 * terms name in other capitals, which would be priced as if they did not.
 */
export function checkAttributes(
  asked: AskedAttributes,
  { attributes = {}, at }: Pick<Enrolment, 'attributes' | 'at'>,
): Finding[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const { values, isNumber, isCovariate } = asked.get(name) ?? NOTHING;
    const place = { ...at, field: `attribute_${name}` };
    if ((isNumber && !NUMBER.test(value)) || (isCovariate && WITH_COMMA.test(value))) {
      const would = WITH_COMMA.test(value) ? { would: value.replace(',', '.') } : {};
      return [error('outcomes.attribute-no-number', place, { name, ...would })];
    }
    const named = values.has(value) ? undefined : namedAlike(value, values);
    if (named === undefined) return [];
    return [error('outcomes.attribute-other-case', place, { name, value, named })];
  });
}

const NOTHING = { values: new Set<string>(), isNumber: false, isCovariate: false };

/** A value that differs in capitals and in what cannot be seen only. */
function namedAlike(value: string, values: ReadonlySet<string>): string | undefined {
  const plain = (written: string) => written.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  return [...values].find((each) => plain(each) === plain(value));
}

function error(code: string, at: Place, facts: Finding['facts']): Finding {
  return { code, severity: 'error', at, facts };
}
