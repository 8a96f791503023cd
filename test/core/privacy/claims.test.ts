import { describe, expect, it } from 'vitest';
import { each, type Person } from './claims-contract.ts';
import { expectHidden } from './claims-of-few.ts';
import { publish, showsClaims, showsCounts } from './claims-published.ts';

const started: Person = { started: '2017', isQuick: true };
const kept: Person = { ...started, kept: '2017' };

describe('claims of a ladder', () => {
  it('do not tell how few started and did not keep it', () => {
    const people = [...each(18, kept), ...each(2, started), ...each(10, {})];
    expectHidden(publish([{ year: '2017', people }]));
  });

  it('do not tell it either when two years are added up', () => {
    const later: Person = { ...started, kept: '2018' };
    const people = [...each(9, kept), ...each(9, later), ...each(2, started), ...each(10, {})];
    expectHidden(
      publish([
        { year: '2017', people },
        { year: '2018', people },
      ]),
    );
  });
});

describe('claims beside', () => {
  it('the enrolled do not tell how few never claimed', () => {
    const people = [...each(9, kept), ...each(9, started), ...each(2, {})];
    expectHidden(publish([{ year: '2017', people }]));
  });

  it('a metric of the same observation do not tell how few came after its days', () => {
    const slow: Person = { started: '2017' };
    const people = [...each(9, kept), ...each(9, started), ...each(2, slow), ...each(9, {})];
    expectHidden(publish([{ year: '2017', people }]));
  });

  it('an earlier revision do not tell how few had never claimed before the correction', () => {
    const earlier: Person = { started: '2018' };
    const people = [...each(18, started), ...each(9, earlier), ...each(3, {})];
    const corrected = [...each(9, started), ...each(9, {}), ...each(9, earlier), ...each(3, {})];
    const published = publish([
      { year: '2017', people },
      { year: '2018', people },
      { year: '2017', people: corrected, revision: 2 },
      { year: '2018', people: corrected, revision: 2 },
    ]);
    expectHidden(published);
    expect(published.results.map(showsClaims)).toEqual([true, false, true, false]);
  });
});

describe('claims of many', () => {
  it('are read whole', () => {
    const people = [
      ...each(20, kept),
      ...each(15, { ...started, courses: ['2017'] }),
      ...each(15, {}),
    ];
    const published = publish([{ year: '2017', people }]);
    const [result, settlement] = [published.results[0], published.settlements[0]];
    const told = [result?.disclosed, settlement?.disclosed];
    expect(JSON.stringify(told)).not.toContain('ithheld');
    expect([result && showsClaims(result), settlement && showsCounts(settlement)]).toEqual([
      true,
      true,
    ]);
  });
});
