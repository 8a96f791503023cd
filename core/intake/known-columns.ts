import type { Column } from './columns.ts';

/** What a row of enrolments can say. */
export type EnrolmentField =
  | 'person'
  | 'enrolledOn'
  | 'cohort'
  | 'arm'
  | 'leftOn'
  | 'leftReason'
  | 'transferredOn'
  | 'transferredTo';

export const ENROLMENT_COLUMNS: Readonly<Record<EnrolmentField, Column>> = {
  person: { names: ['person'], required: true },
  enrolledOn: { names: ['enrolled_on', 'inskriven'], required: true },
  cohort: { names: ['cohort', 'kohort'], required: false },
  arm: { names: ['arm'], required: false, emptySays: true },
  leftOn: { names: ['left_on', 'utskriven'], required: false },
  leftReason: { names: ['left_reason', 'utskrivningsorsak'], required: false },
  transferredOn: { names: ['transferred_on', 'överförd'], required: false },
  transferredTo: { names: ['transferred_to', 'överförd_till'], required: false },
};

/** What a row of observations can say. */
export type ObservationField = 'person' | 'observation' | 'date' | 'value' | 'until';

export const OBSERVATION_COLUMNS: Readonly<Record<ObservationField, Column>> = {
  person: { names: ['person'], required: true },
  observation: { names: ['observation'], required: true },
  date: { names: ['date', 'datum'], required: true },
  value: { names: ['value', 'värde'], required: false, emptySays: true },
  until: { names: ['until', 'till_och_med'], required: false },
};
