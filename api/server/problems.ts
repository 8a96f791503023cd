import type { Finding } from '../../core/findings.ts';
import { findingWords } from '../../core/words/findings.ts';
import type { Language } from '../../core/words/language.ts';
import { InstallationKeyError } from '../../ports/files/errors.ts';
import type { FindingView, Problem } from '../contract/problem.ts';
import type { Refused } from './refused.ts';

type Why = Pick<Refused, 'findings'> & { readonly status: number; readonly current?: unknown };

/** Findings with their sentences. */
export function viewFindings(findings: readonly Finding[], language: Language): FindingView[] {
  return findings.map((finding) => {
    const { code, severity, at, clause, facts } = finding;
    const words = findingWords(finding, language, 'api');
    return { code, severity, at, ...(clause === undefined ? {} : { clause }), facts, ...words };
  });
}

/** Why something was refused, as a problem document: the first finding is its title. */
export function problemOf({ status, findings, current }: Why, language: Language): Problem {
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

/** What says that something Utfall stands on does not answer now, and may soon. */
const UNAVAILABLE: readonly string[] = ['StoreFailed', 'FilesUnavailable', 'IdentityUnavailable'];

/** Utfall is at fault: the person gets a reference for whoever looks at the log. */
export function faultProblem(error: Error, requestId: string, language: Language): Problem {
  const { status, code, ...facts } = faultOf(error);
  const findings = [{ code, severity: 'error', at: {}, facts: { requestId, ...facts } }] as const;
  return problemOf({ status, findings }, language);
}

function faultOf(error: Error): { status: number; code: string; reason?: string } {
  if (error instanceof InstallationKeyError) {
    return { status: 503, code: 'api.installation-key', reason: error.facts.reason };
  }
  if (UNAVAILABLE.includes(error.name)) return { status: 503, code: 'api.unavailable' };
  return { status: 500, code: 'api.fault' };
}
