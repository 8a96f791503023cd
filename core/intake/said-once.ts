import type { Finding } from '../findings.ts';

/** What is wrong with a row, without what several readings of the same cell have found again. */
export function saidOnce(findings: readonly Finding[]): readonly Finding[] {
  const said = new Set<string>();
  return findings.filter(({ code, at, facts }) => {
    const key = JSON.stringify([code, at.field, facts]);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}
