import { addDays, daysBetween } from '../../../core/calendar/date.ts';
import { type Seeded, seeded } from '../seeded.ts';
import type { DemoData, EnrolmentRow, ObservationRow } from './rows.ts';

const PARTICIPANTS = 241;
const FIRST_CLAIM = '2018-11-01';
const LAST_CLAIM = '2022-03-31';

/** Claims per outcome, as the published payments imply them (payment ÷ price). */
const CLAIMS: Readonly<Record<string, number>> = {
  education_right_for_them: 527,
  consistent_relationship: 453,
  feels_safe: 482,
  manages_accommodation: 466,
  self_determined_outcome: 202,
  begins_course: 145,
  completes_quarter_of_course: 121,
  completes_half_of_course: 106,
  level_1_qualification: 43,
  level_2_qualification: 33,
  level_3_qualification: 11,
  begins_higher_education: 10,
  completes_first_year: 4,
  completes_second_year: 2,
  completes_higher_education: 3,
  enters_work_experience: 29,
  completes_1_week: 19,
  completes_4_weeks: 6,
  enters_employment: 126,
  earns_768: 114,
  earns_1631: 102,
  earns_3350: 73,
  earns_8155: 41,
};

/** 241 made-up young people with the claims that the published payments imply. */
export function rebootWestData(): DemoData {
  const random = seeded(2018);
  const people: EnrolmentRow[] = Array.from({ length: PARTICIPANTS }, () => ({
    person: random.pseudonym(),
    enrolledOn: addDays('2018-10-01', random.below(30)),
  }));
  const claims = Object.entries(CLAIMS).flatMap(([outcome, count]) =>
    claimsOf(outcome, { count, people, random }),
  );
  return {
    enrolments: people,
    facts: [],
    observations: ({ from, to }) => claims.filter(({ date }) => date >= from && date <= to),
  };
}

/** Everyone claims once before anyone claims again, and never twice on one day. */
function claimsOf(
  observation: string,
  { count, people, random }: { count: number; people: readonly EnrolmentRow[]; random: Seeded },
): ObservationRow[] {
  const rounds = Math.ceil(count / people.length);
  const span = Math.floor(daysBetween({ from: FIRST_CLAIM, to: LAST_CLAIM }) / rounds);
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / people.length);
    const date = addDays(FIRST_CLAIM, round * span + random.below(span));
    const { person } = people[index % people.length] ?? { person: '' };
    return { person, observation, date, value: '1' };
  });
}
