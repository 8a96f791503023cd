import type { Unbounded } from '../../core/outcomes/evaluation.ts';
import type { Language } from '../../core/words/language.ts';

/** What the command line says of the worst case, and of a worst case that nothing bounds. */
export type WorstCaseWords = {
  readonly note: string;
  /** In the table, where a figure would stand. */
  readonly noBound: string;
  readonly unbounded: (told: { metric: string; why: Unbounded; end: string | undefined }) => string;
};

const WHY_EN: Readonly<Record<Unbounded, string>> = {
  'own figure':
    'people are missing, and the terms set no bound to one person’s figure (`outliers` of the measure would)',
  'comparison figure':
    'people of the comparison group are missing, and the terms set no bound to one person’s figure (`outliers` of the measure would)',
  'figure before':
    'of some of the missing nobody knows the time before, and the terms set no bound to it (`outliers` of the measure would)',
  'time before': 'nobody knows how long the missing were followed in the time before',
  'comparator is zero': 'what the effect is divided by can be 0 with these missing',
  'median not reached': 'so many are missing that more than half may never have had the event',
  'followed too briefly': 'it may be that nobody was followed as long as the terms ask for',
};

const en: WorstCaseWords = {
  note: 'Worst case: the worst for one’s own missing, and for those of the comparison group what makes the effect smallest.',
  noBound: 'no bound',
  unbounded: ({ metric, why, end }) =>
    [
      `${metric}: nothing bounds the worst case: ${WHY_EN[why]}.`,
      ...(end === undefined
        ? []
        : [`${end} is the worst that the terms say can occur (\`range\`).`]),
    ].join(' '),
};

const WHY_SV: Readonly<Record<Unbounded, string>> = {
  'own figure':
    'det finns bortfall, och villkoren sätter ingen gräns för en persons värde (`outliers` i måttet skulle göra det)',
  'comparison figure':
    'det finns bortfall i jämförelsegruppen, och villkoren sätter ingen gräns för en persons värde (`outliers` i måttet skulle göra det)',
  'figure before':
    'för några i bortfallet är tiden före inte känd, och villkoren sätter ingen gräns för den (`outliers` i måttet skulle göra det)',
  'time before': 'ingen vet hur länge de som saknas följdes under tiden före',
  'comparator is zero': 'det som effekten delas med kan bli 0 med detta bortfall',
  'median not reached':
    'bortfallet är så stort att mer än hälften kanske aldrig fick vara med om händelsen',
  'followed too briefly': 'det kan vara så att ingen följdes så länge som villkoren kräver',
};

const sv: WorstCaseWords = {
  note: 'Värsta fall: det egna bortfallet räknat som sämst, och jämförelsegruppens så att effekten blir minst.',
  noBound: 'utan gräns',
  unbounded: ({ metric, why, end }) =>
    [
      `${metric}: inget begränsar det värsta fallet: ${WHY_SV[why]}.`,
      ...(end === undefined
        ? []
        : [`${end} är det värsta som villkoren säger kan inträffa (\`range\`).`]),
    ].join(' '),
};

/** The words of a language. */
export function worstCaseWords(language: Language): WorstCaseWords {
  return language === 'sv' ? sv : en;
}
