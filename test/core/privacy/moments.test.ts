import { describe, expect, it } from 'vitest';
import { personalColumn } from '../../../core/privacy/personal-columns.ts';
import { personalContent } from '../../../core/privacy/personal-text.ts';

describe('a day with a time', () => {
  it.each([
    '31/01/2026 00:00:00',
    '01/01/2026',
    '5/02/2026 08:00',
    '31.01.2026 08:00',
    '31-01-2026T08.00',
    '01/31/2026 8:00 AM',
    '2026/01/31 10:15',
    '9999-12-31 00:00:00',
  ])('%s is no telephone number', (cell) => {
    expect(personalContent(cell)).toBeUndefined();
    expect(personalColumn('Registrerad', [cell, cell])).toBeUndefined();
  });

  it.each(['08/123 45 67', '070-123 45 67', '031-12 34 56', '0046 8 12 34 56'])(
    '%s is still one',
    (cell) => {
      expect(personalContent(cell)).toBe('phone');
    },
  );
});
