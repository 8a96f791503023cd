import { describe, expect, it } from 'vitest';
import { ITEM_FORMAT } from '../../core/lifecycle/items/constants.ts';
import { FORMAT_CHANGES, type FormatChange, upgraded } from '../../store/formats.ts';

const CHANGES: readonly FormatChange[] = [
  { to: 2, upgrade: ({ startedBy, ...rest }) => ({ ...rest, begunBy: startedBy }) },
  { to: 3, upgrade: (record) => ({ ...record, urgent: false }) },
];

describe('a record of an older format', () => {
  it('is brought up to date change by change', () => {
    expect(upgraded({ PK: 'p', format: 1, startedBy: 'petra' }, CHANGES)).toEqual({
      PK: 'p',
      format: 3,
      begunBy: 'petra',
      urgent: false,
    });
    expect(upgraded({ format: 2, begunBy: 'petra' }, CHANGES)).toEqual({
      format: 3,
      begunBy: 'petra',
      urgent: false,
    });
  });

  it('is left alone when it is of today, or of a later format', () => {
    for (const format of [3, 4]) {
      const record = { format, begunBy: 'petra', urgent: true };
      expect(upgraded(record, CHANGES)).toEqual(record);
    }
  });

  it('can be brought up to the format that is written today, whatever it is', () => {
    expect(FORMAT_CHANGES.map(({ to }) => to)).toEqual(
      Array.from({ length: ITEM_FORMAT - 1 }, (_, index) => index + 2),
    );
  });
});
