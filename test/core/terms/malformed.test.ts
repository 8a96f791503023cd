import { describe, expect, it } from 'vitest';
import { mendedText } from '../../../core/terms/malformed.ts';

describe('a name that terms cannot have', () => {
  it.each([
    ['terms.contract-malformed', 'Demo 2020', 'demo-2020'],
    ['terms.name-malformed', 'Our fund', 'our_fund'],
  ] as const)('is mended where it can be (%s)', (code, written, mended) => {
    expect(mendedText(code, written)).toBe(mended);
  });

  it.each(['t', 'T', 'x'.repeat(41), '2020'])(
    'is not proposed again where it is too short or too long: %s',
    (written) => {
      expect(mendedText('terms.contract-malformed', written)).toBeUndefined();
    },
  );
});
