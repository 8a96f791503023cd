import { addDays, type ISODate, weekday, yearOf } from './date.ts';

/**
 * Whether Swedish banks are open: not on weekends, public holidays, Midsummer Eve, Christmas Eve or New
 * Year's Eve (lag 1989:253 and the banks' calendar, as they are since 2005).
 *
 * @example isBankDay('2026-06-19') // → false, Midsummer Eve
 */
export function isBankDay(date: ISODate): boolean {
  return weekday(date) <= 5 && !bankHolidays(yearOf(date)).has(date);
}

/**
 * So many bank days later (earlier if negative); 0 is the date itself, whether it is a bank day or not.
 *
 * @example addBankDays('2026-12-23', 2) // → '2026-12-29'
 */
export function addBankDays(date: ISODate, bankDays: number): ISODate {
  const step = bankDays < 0 ? -1 : 1;
  let reached = date;
  for (let left = Math.abs(bankDays); left > 0; ) {
    reached = addDays(reached, step);
    if (isBankDay(reached)) left -= 1;
  }
  return reached;
}

/**
 * The date itself if it is a bank day, else the next one.
 *
 * @example bankDayOnOrAfter('2026-04-03') // → '2026-04-07', after Good Friday and Easter
 */
export function bankDayOnOrAfter(date: ISODate): ISODate {
  return isBankDay(date) ? date : addBankDays(date, 1);
}

/** The days of a year on which Swedish banks are closed, apart from ordinary weekends. */
export function bankHolidays(year: number): ReadonlySet<ISODate> {
  const easter = easterSunday(year);
  const yyyy = String(year).padStart(4, '0');
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
  return new Set([
    ...fixed.map((monthAndDay) => `${yyyy}-${monthAndDay}`),
    addDays(easter, -2), // Good Friday
    addDays(easter, 1), // Easter Monday
    addDays(easter, 39), // Ascension Day
    midsummerEve(yyyy),
  ]);
}

/** The Friday between 19 and 25 June. */
function midsummerEve(yyyy: string): ISODate {
  const earliest = `${yyyy}-06-19`;
  return addDays(earliest, (5 - weekday(earliest) + 7) % 7);
}

/**
 * Easter Sunday of the Gregorian calendar, by the anonymous algorithm printed in Nature, 1876.
 *
 * @example easterSunday(2026) // → '2026-04-05'
 */
export function easterSunday(year: number): ISODate {
  const goldenNumber = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * goldenNumber + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((goldenNumber + 11 * epact + 22 * toSunday) / 451);
  const daysAfter22March = epact + toSunday - 7 * late;
  return addDays(`${String(year).padStart(4, '0')}-03-22`, daysAfter22March);
}
