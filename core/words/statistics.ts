import { type StatisticsWords, statisticsEn } from './en/statistics.ts';
import type { Language } from './language.ts';
import { statisticsSv } from './sv/statistics.ts';

/** What people call methods, assumptions, and reasons why there is no estimate. */
export const STATISTICS: Readonly<Record<Language, StatisticsWords>> = {
  sv: statisticsSv,
  en: statisticsEn,
};
