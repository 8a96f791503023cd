import type { Finding } from '../../findings.ts';
import { nearestWord } from '../nearest.ts';
import type { Leaving } from '../shape/follow-up.ts';
import type { Metric } from '../shape/metric.ts';
import { finder, type Rule, type TermsContext } from './context.ts';

/** What persons who left count as can be computed, and the agreed days are agreed on by payer and investor. */
export const followUp: Rule = (context) => {
  const { followUp: rules, metrics = {} } = context.terms;
  return [
    ...leaving(context, '/followUp/leaving', rules?.leaving),
    ...Object.entries(metrics).flatMap(([name, metric]) => [
      ...leaving(context, `/metrics/${name}/leaving`, metric.leaving),
      ...failures(context, name, metric),
      ...unfinished(context, name, metric),
      ...during(context, name, metric),
    ]),
    ...excluded(context),
  ];
};

/** Whoever is followed further is followed with data; who is censored, with data until then. */
function leaving(
  context: TermsContext,
  path: string,
  rules: Leaving | undefined,
): readonly Finding[] {
  return Object.entries(rules ?? {}).flatMap(([reason, rule]) => {
    if (typeof rule === 'string' || rule.data === undefined) return [];
    const { counts, data } = rule;
    const fits =
      (counts !== 'followed' || data === 'all') && (counts !== 'censored' || data !== 'none');
    if (fits) return [];
    const facts = { reason, counts, data };
    return [finder(context).error('terms.leaving-data', `${path}/${reason}`, facts, rule.clause)];
  });
}

/** What should be low, and a change, have no worst figure, so that nobody can count as a failure in them. */
function failures(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const { measure, clause } = metric;
  if (!measure || hasWorst(metric)) return [];
  const own = Object.entries(metric.leaving ?? {}).map(([reason, rule]) => ({
    path: `/metrics/${name}/leaving/${reason}`,
    rule,
  }));
  const ofAll = Object.entries(context.terms.followUp?.leaving ?? {})
    .filter(([reason]) => metric.leaving?.[reason] === undefined)
    .map(([reason, rule]) => ({ path: `/followUp/leaving/${reason}`, rule }));
  const ofMissing =
    metric.missing === 'failure' ? [{ path: `/metrics/${name}/missing`, of: 'missing' }] : [];
  const ofLeaving = [...own, ...ofAll]
    .filter(({ rule }) => (typeof rule === 'string' ? rule : rule.counts) === 'failure')
    .map(({ path }) => ({ path, of: 'leaving' }));
  return [...ofMissing, ...ofLeaving].map(({ path, of }) =>
    finder(context).error('terms.failure-unknown', path, { name, of }, clause),
  );
}

/**
 * A person is in the share or not, and reaches the event at once or never: both have a worst case. So has what should
 * be high, which is nothing; but a change can be for the worse without end.
 */
function hasWorst({ measure, better }: Metric): boolean {
  const isNothing = better === 'higher' && measure?.baseline === undefined;
  return isNothing || measure?.as === 'share' || isTimed(measure);
}

/** Whether the days until an event are counted. */
function isTimed(measure: Metric['measure']): boolean {
  return (measure?.as.endsWith('time') || measure?.as.endsWith('event')) ?? false;
}

function unfinished(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const { window, measure, clause } = metric;
  if (window?.unfinished !== 'censored' || measure?.over !== undefined || isTimed(measure))
    return [];
  const facts = {
    word: 'unfinished: censored',
    belongs: 'over, median time, restricted mean time, share with event, share without event',
  };
  const path = `/metrics/${name}/window/unfinished`;
  return [finder(context).error('terms.word-misplaced', path, facts, clause)];
}

/** A historical cohort has no days in the contract's periods: the terms say which days stand for them. */
function during(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const { comparator, measure, window, clause } = metric;
  const find = finder(context);
  const path = `/metrics/${name}/comparator`;
  const byCalendar = (window?.counted ?? 'in the period') === 'in the period';
  const isNeeded = comparator?.kind === 'historical-cohort' && byCalendar;
  if (comparator?.during === undefined) {
    return isNeeded && measure
      ? [find.warning('terms.during-missing', path, { name }, clause)]
      : [];
  }
  const { from, to } = comparator.during;
  if (!isNeeded) {
    const facts = { word: 'during', belongs: 'historical-cohort' };
    return [find.error('terms.word-misplaced', `${path}/during`, facts, clause)];
  }
  return to < from ? [find.error('terms.dates-backwards', `${path}/during`, { from, to })] : [];
}

function excluded(context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const { parties, followUp: rules } = context.terms;
  const all = rules?.excluded ?? [];
  return all.flatMap(({ from, to, agreedBy, clause }, index) => {
    const path = `/followUp/excluded/${index}`;
    const other = all.slice(0, index).find((each) => from <= each.to && each.from <= to);
    const held = agreedBy.flatMap((party) => parties[party]?.roles ?? []);
    const lacking = (['outcome-payer', 'investor'] as const).filter(
      (role) => isHeld(context, role) && !held.includes(role),
    );
    return [
      ...(to < from
        ? [find.error('terms.dates-backwards', `${path}/to`, { from, to }, clause)]
        : []),
      ...(other === undefined
        ? []
        : [find.error('terms.excluded-twice', path, { from, to }, clause)]),
      ...agreedBy.flatMap((party, at) =>
        Object.hasOwn(parties, party)
          ? []
          : [find.error('terms.party-unknown', `${path}/agreedBy/${at}`, unknown(context, party))],
      ),
      ...(lacking.length === 0
        ? []
        : [find.warning('terms.exclusion-not-agreed', path, { roles: [...lacking] }, clause)]),
    ];
  });
}

function isHeld({ terms }: TermsContext, role: 'outcome-payer' | 'investor'): boolean {
  return Object.values(terms.parties).some(({ roles }) => roles.includes(role));
}

function unknown({ terms }: TermsContext, party: string) {
  const nearest = nearestWord(party, Object.keys(terms.parties));
  return { party, ...(nearest ? { nearest } : {}) };
}
