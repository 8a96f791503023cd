import { describedLines } from '../describe/describe.ts';
import { placeWritten } from '../describe/place.ts';
import { partyName, type Telling, tellerOf } from '../describe/telling.ts';
import type { Terms } from '../terms/shape/terms.ts';
import type { Written } from '../terms/written.ts';
import { type TermsDiffWords, termsDiffEn } from '../words/en/terms-diff.ts';
import type { Language } from '../words/language.ts';
import { human } from '../words/phrases.ts';
import { termsDiffSv } from '../words/sv/terms-diff.ts';
import type { Change, ChangedPlace } from './diff.ts';

const WORDS: Readonly<Record<Language, TermsDiffWords>> = { sv: termsDiffSv, en: termsDiffEn };

/** A change as a person reads it: a heading, and lines below it. */
export type ChangeSaid = { readonly heading: string; readonly lines: readonly string[] };

/** Puts changes into words; a rule that changes is told place by place, then whole as it was and as it is. */
export function changesSaid(
  changes: readonly Change[],
  { before, after }: { readonly before: Terms; readonly after: Terms },
  language: Language,
): readonly ChangeSaid[] {
  const words = WORDS[language];
  const old = sayer(before, language);
  const next = sayer(after, language);
  return changes.map((change) => {
    const said = change.kind === 'removed' ? old : next;
    return {
      heading: words[change.kind](said.called(change)),
      lines: linesOf(change, { words, old, next }),
    };
  });
}

type Sayer = {
  readonly called: (change: Change) => string;
  readonly sentence: (path: string | undefined) => string | undefined;
  readonly place: (place: ChangedPlace['place'], value: Written | undefined) => string;
};

function sayer(terms: Terms, language: Language): Sayer {
  const words = WORDS[language];
  const t: Telling = { ...tellerOf(terms, language), rows: [] };
  const sentences = describedLines(terms, language);
  return {
    called: ({ group, name }) => {
      if (group === 'contract') return words.groups.contract;
      const isParty = group === 'party' || group === 'payer' || group === 'recipient';
      const known = isParty && terms.parties[name] !== undefined;
      return `${words.groups[group]} ${known ? partyName(t, name) : words.quoted(human(name))}`;
    },
    sentence: (path) => (path === undefined ? undefined : sentences.get(path)?.text),
    place: (place, value) => (value === undefined ? words.nothing : placeWritten(t, place, value)),
  };
}

type Said = { readonly words: TermsDiffWords; readonly old: Sayer; readonly next: Sayer };

function linesOf(change: Change, { words, old, next }: Said): string[] {
  const { kind, oldPath, newPath, places } = change;
  switch (kind) {
    case 'added':
      return defined([next.sentence(newPath)]);
    case 'removed':
      return defined([old.sentence(oldPath)]);
    case 'moved':
      return [movedText(change, words)];
    case 'changed': {
      const told = places.map(
        ({ place, old: was, new: now }) =>
          `${labelOf(place, words)}: ${old.place(place, was)} → ${next.place(place, now)}`,
      );
      const [before, after] = [old.sentence(oldPath), next.sentence(newPath)];
      if (before === after) return told;
      return [...told, ...defined([before]).map(words.from), ...defined([after]).map(words.to)];
    }
  }
}

function movedText({ inside }: Change, words: TermsDiffWords): string {
  if (inside === undefined) return words.reordered;
  return inside === null ? words.onTop : words.inside(words.quoted(human(inside)));
}

/** `verification.objections.within` in words. */
function labelOf(place: string, words: TermsDiffWords): string {
  return place
    .split('.')
    .map((word) => words.places[word] ?? human(word))
    .join(', ');
}

function defined(texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined);
}
