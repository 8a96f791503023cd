import { valueOfWord } from '../reading/numbers.ts';
import { plainHeader } from '../source/table-text.ts';
import { type ColumnGuess, WORDS_MAX } from './column-guess.ts';
import {
  BIRTH_HEADER,
  BOOKED_HEADER,
  COMPARISON_WORD,
  END_HEADER,
  GROUP_HEADER,
  ID_HEADER,
  MERE_REASON_HEADER,
  PERSON_HEADER,
  REASON_HEADER,
  TRAIT_HEADER,
  TREATMENT_WORD,
} from './usual-headers.ts';

type Kind = (column: ColumnGuess) => boolean;

/** Whether a column is called so. */
export const isNamed = (header: RegExp): Kind => {
  return (column) => header.test(plainHeader(column.header));
};

/** Whether a column may hold ids of persons. */
export const isOfPersons: Kind = (column) => column.isId && !isNamed(GROUP_HEADER)(column);

export const isDate: Kind = (column) => column.isDated === true && !isNamed(BIRTH_HEADER)(column);

/** Days on which something happened, and not on which somebody wrote that down. */
export const isEvent: Kind = (column) => isDate(column) && !isNamed(BOOKED_HEADER)(column);

/** Days of which none is known yet too: of what still goes on. */
export const isLastDay: Kind = (column) =>
  column.isDated === true || (column.filled === 0 && !isNamed(REASON_HEADER)(column));

/** Dates that are written in several ways, none of which most of them have. */
export const mayBeDate: Kind = ({ isId, number, isWords }) => !isId && !number && isWords !== true;

export const isNumber: Kind = ({ number }) => number !== undefined;

/** Numbers that may be of what was observed. */
export const isFigure: Kind = (column) => isNumber(column) && !isNamed(TRAIT_HEADER)(column);

/** Words that say yes or no are a figure, and no names. */
export const isYesOrNo: Kind = ({ words = [] }) =>
  words.length === 2 && words.every((word) => valueOfWord(word) !== undefined);

/** Words that come again and again. */
export const isWords: Kind = (column) => column.isWords === true && !isYesOrNo(column);

/** What a header may call its own though its cells do not show it: neither ids nor days, numbers, yes and no. */
export const isText: Kind = (column) =>
  !column.isDated && !isNumber(column) && !isYesOrNo(column) && !isCalledId(column);

const isCalledId: Kind = (column) => isNamed(PERSON_HEADER)(column) || isNamed(ID_HEADER)(column);

export const isFewWords: Kind = (column) => column.words !== undefined && isText(column);

/** Why something ended: persons are referred, placed and met for reasons too. */
export const isReasonOfEnd: Kind = (column) =>
  isFewWords(column) && (isNamed(END_HEADER)(column) || isNamed(MERE_REASON_HEADER)(column));

/** A few different things, which may be numbered. */
export const isOfFew: Kind = (column) =>
  column.different <= WORDS_MAX && !column.isDated && !isYesOrNo(column);

/** Words that all name a group that is compared. */
export const isOfArms: Kind = ({ words = [] }) =>
  words.some((word) => COMPARISON_WORD.test(word)) &&
  words.every((word) => COMPARISON_WORD.test(word) || TREATMENT_WORD.test(word));
