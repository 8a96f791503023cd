import type { Finding } from '../../core/findings.ts';
import { findingWords } from '../../core/words/findings.ts';
import type { Language } from '../../core/words/language.ts';
import type { FindingView, Problem } from '../contract/problem.ts';
import type { Refused } from './refused.ts';

/** Findings with their sentences. */
export function viewFindings(findings: readonly Finding[], language: Language): FindingView[] {
  return findings.map((finding) => {
    const { code, severity, at, clause, facts } = finding;
    const words = findingWords(finding, language);
    return { code, severity, at, ...(clause === undefined ? {} : { clause }), facts, ...words };
  });
}

/** Why something was refused, as a problem document: the first finding is its title. */
export function problemOf({ status, findings, current }: Refused, language: Language): Problem {
  const views = viewFindings(findings, language);
  const first = views.find(({ severity }) => severity === 'error') ?? views[0];
  return {
    type: `urn:utfall:problem:${first?.code ?? status}`,
    title: first?.what ?? String(status),
    status,
    detail: first === undefined ? String(status) : `${first.what} ${first.mend}`,
    findings: views,
    ...(current === undefined ? {} : { current }),
  };
}

/** The program is at fault: the person gets a reference for whoever looks at the log. */
export function faultProblem(requestId: string, language: Language): Problem {
  const finding = { severity: 'error', at: {}, facts: { requestId } } as const;
  const [view] = viewFindings([{ ...finding, code: 'api.fault' }], language);
  return {
    type: 'urn:utfall:problem:api.fault',
    title: view?.what ?? '',
    status: 500,
    detail: `${view?.what} ${view?.mend}`,
    findings: view ? [view] : [],
  };
}
