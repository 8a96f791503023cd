import { combinedNames } from '../../terms/shape/measure.ts';
import { isSmall } from '../cells/table.ts';
import { placeKey } from './counts.ts';
import type { Decided } from './decide.ts';
import { mayStandOnFew, requiredOf } from './few-behind.ts';
import { areKin } from './kin.ts';
import { isBeside, partsOf, type Row, type RowSide, type SideName } from './row.ts';
import type { AboutSums } from './sums.ts';
import { personsApart } from './with-any.ts';
import { isSame } from './within.ts';

type About = AboutSums & { readonly shows: Decided['showsSum'] };

/**
 * A sum that counts nobody tells of somebody where few stand behind it, where few stand behind the difference to
 * another that is shown of the same observation, or where it would tell a part that is withheld.
 */
export function isFarFromAmounts(row: Row, name: SideName, about: About): boolean {
  if (row.total)
    return partsOf(row, about.rows).every((part) => isFarFromAmounts(part, name, about));
  const side = row.sides[name];
  if (!side?.tally) return false;
  const measured = personsIn(side);
  if (measured !== undefined && isSmall(measured, about.below)) return false;
  return (
    isFarFromEarlier(row, name, { ...about, from: row }) &&
    (side.kind === 'curve' || !mayStandOnFew(row, name, about)) &&
    areKinFar(row, name, about) &&
    areCombinedShown(row, name, about)
  );
}

function personsIn({ counts }: RowSide): number | undefined {
  return counts.measured ?? counts.of;
}

/** Another sum than was shown before, of as many persons or a few more, is the figure of a few. */
function isFarFromEarlier(
  row: Row,
  name: SideName,
  { before, below, from }: About & { from: Row },
): boolean {
  const side = row.sides[name];
  const measured = side ? (personsIn(side) ?? 0) : 0;
  return before
    .sumsAt(placeKey(from, name, 'achieved'))
    .every(
      ({ sum, persons, withAny }) =>
        sum === side?.tally?.sum ||
        (Math.abs(measured - persons) >= below && areEnoughApart(side?.withAny, withAny, below)),
    );
}

/** Of those who are in the one sum and not in the other enough must have any, where that is known. */
function areEnoughApart(
  one: number | undefined,
  other: number | undefined,
  below: number,
): boolean {
  return (personsApart(one, other) ?? below) >= below;
}

/** A weighted sum with all its parts but one tells that one. */
function areCombinedShown(row: Row, name: SideName, { rows, terms, shows }: About): boolean {
  const parts = combinedNames(terms.metrics?.[row.metric]?.measure);
  return parts.every((part) => {
    const known = rows.find((each) => each.metric === part && isBeside(each, row));
    return known === undefined || shows(known, name);
  });
}

/**
 * Of the sums of one observation that differ because of who or what is counted in each, the one that is worth most is
 * shown: how many stand behind their difference is not known.
 */
function areKinFar(row: Row, name: SideName, about: About): boolean {
  const { rows, terms, shows } = about;
  return rows
    .filter(
      (other) =>
        isBeside(other, row) &&
        other.sides[name]?.kind === 'amount' &&
        other.sides[name]?.arm === row.sides[name]?.arm &&
        areKin(terms, { one: row.metric, other: other.metric }) &&
        differsByWhoCounts(row, other, about),
    )
    .every(
      (other) =>
        !mayBeOfFew(row, other, { ...about, name }) ||
        (isWorthMore(row, other, about)
          ? isFarFromEarlier(row, name, { ...about, from: other })
          : !shows(other, name) && isFarFromEarlier(row, name, { ...about, from: other })),
    );
}

/** Sums of different figures of a person, such as the mean and the change since before, are no sums of the same. */
function differsByWhoCounts(one: Row, other: Row, { terms }: About): boolean {
  const [mine, theirs] = [one, other].map(({ metric }) => terms.metrics?.[metric]?.measure);
  return (
    mine?.combines === undefined &&
    theirs?.combines === undefined &&
    mine?.perPerson === theirs?.perPerson &&
    isSame(mine?.baseline, theirs?.baseline)
  );
}

function mayBeOfFew(one: Row, other: Row, about: About & { name: SideName }): boolean {
  const { below, name } = about;
  const [mine, theirs] = [one.sides[name], other.sides[name]];
  if (!mine?.tally || !theirs?.tally || mine.tally.sum === theirs.tally.sum) return false;
  const isFar = Math.abs((personsIn(mine) ?? 0) - (personsIn(theirs) ?? 0)) >= below;
  if (isFar && areEnoughApart(mine.withAny, theirs.withAny, below)) return false;
  return !differsByRequired(one, other, about);
}

/** Where the one only requires more than the other, those between them are those who have not reached it. */
function differsByRequired(one: Row, other: Row, about: About & { name: SideName }): boolean {
  const [mine, theirs] = [one, other].map(({ metric }) => about.terms.metrics?.[metric]);
  const how = (metric: typeof mine) => [
    ...[metric?.window, metric?.leaving, metric?.missing],
    ...[metric?.measure?.counts, metric?.measure?.outliers, metric?.measure?.duplicates],
  ];
  if (!isSame(how(mine), how(theirs))) return false;
  const requiring = [one, other].filter(
    ({ metric }) => about.terms.metrics?.[metric]?.requires !== undefined,
  );
  const [only] = requiring;
  if (requiring.length !== 1 || !only) return false;
  return (requiredOf(only, about.name, about)?.rest ?? 0) >= about.below;
}

const PURPOSES = ['payment', 'gate', 'learning'];

function isWorthMore(one: Row, other: Row, { terms, rows }: About): boolean {
  const worth = ({ metric }: Row) => PURPOSES.indexOf(terms.metrics?.[metric]?.purpose ?? '');
  return worth(one) === worth(other)
    ? rows.indexOf(one) < rows.indexOf(other)
    : worth(one) < worth(other);
}
