import type { Finding } from '../findings.ts';
import { termsFinding } from './codes.ts';
import type { Locate } from './places.ts';
import { isFields, pointer, type Written, type WrittenPath, writtenEntries } from './written.ts';

/** A sentence says in exactly one of these ways what is paid. */
const MECHANISMS = ['amount', 'share', 'price', 'rates', 'interest', 'duty', 'parts'] as const;
type Mechanism = (typeof MECHANISMS)[number];

/** What stands in a table, an uplifted price and a delivered figure: amounts that are no sentences. */
const FIGURES = ['by', 'is', 'delivered'] as const;

/**
 * Every sentence has exactly one mechanism. Judged on the document as written, so that it is said together with
 * whatever else is wrong with the sentence.
 */
export function mechanismFindings(document: Written, locate: Locate): readonly Finding[] {
  if (!isFields(document)) return [];
  const payments = document['payments'] ?? [];
  const amounts = document['amounts'] ?? {};
  return [
    ...sentencesIn(payments, ['payments']),
    ...(isFields(amounts) ? Object.entries(amounts) : [])
      .filter(([, amount]) => isFields(amount) && !FIGURES.some((word) => word in amount))
      .flatMap(([name, amount]) => sentence(amount, ['amounts', name])),
  ].flatMap(({ path, mechanisms }) => {
    const code = mechanisms.length === 0 ? 'terms.mechanism-missing' : 'terms.mechanism-many';
    const facts = { found: mechanisms, allowed: MECHANISMS };
    return mechanisms.length === 1
      ? []
      : [termsFinding({ code, at: locate.value(pointer(path)), facts })];
  });
}

type Found = { readonly path: WrittenPath; readonly mechanisms: readonly Mechanism[] };

function sentencesIn(list: Written, path: WrittenPath): readonly Found[] {
  if (typeof list === 'string') return [];
  return writtenEntries(list).flatMap(([index, item]) => sentence(item, [...path, index]));
}

function sentence(written: Written, path: WrittenPath): readonly Found[] {
  if (!isFields(written)) return [];
  const mechanisms = MECHANISMS.filter((word) => word in written);
  const { otherwise } = written;
  const isSentence = isFields(otherwise) && !('by' in otherwise || 'is' in otherwise);
  return [
    { path, mechanisms },
    ...sentencesIn(written['parts'] ?? [], [...path, 'parts']),
    ...(isSentence ? sentence(otherwise, [...path, 'otherwise']) : []),
  ];
}
