import type { Finding } from '../../findings.ts';
import { finder, type Rule, type TermsContext } from './context.ts';
import { type Reading, readingsOf } from './readings.ts';

/**
 * Times to an event, and shares that are read off their curve, add up over no cohorts and periods: a payment reads them
 * within each. Where it does not, settling stops as soon as there are two.
 */
export const pooling: Rule = (context) => {
  const find = finder(context);
  const { terms } = context;
  const payable = (terms.periods ?? []).filter(({ purpose }) => purpose !== 'learning');
  const several = {
    cohort: (terms.cohorts ?? []).length > 1,
    period: payable.length > 1,
  };
  return readingsOf(context)
    .filter((reading) => isOfTimes(context, reading))
    .flatMap((reading): Finding[] => {
      const lacking = (['cohort', 'period'] as const).filter(
        (per) => several[per] && !isWithin(context, reading, per),
      );
      const [first] = lacking;
      if (first === undefined) return [];
      const facts = { name: reading.name, per: lacking.join(', ') };
      return [find.warning('terms.times-not-added', reading.path, facts, reading.placed?.clause)];
    });
};

/** What an amount reads, it reads wherever a payment reads the amount. */
function isOfTimes({ terms }: TermsContext, { name, placed }: Reading): boolean {
  const as = terms.metrics?.[name]?.measure?.as ?? '';
  return placed?.kind === 'payment' && (as.endsWith('time') || as.endsWith('event'));
}

/** Whether the sentence, or one round it, is computed within each cohort or period. */
function isWithin({ sentences }: TermsContext, { placed }: Reading, per: string): boolean {
  return sentences.some(
    ({ path, sentence }) =>
      sentence.per === per && (path === placed?.path || placed?.path.startsWith(`${path}/`)),
  );
}
