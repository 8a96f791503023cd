import type { EventView } from '../../api/contract/views.ts';
import type { Workflow } from '../../core/lifecycle/items/workflow.ts';

const BY_PURPOSE: Readonly<Record<string, Workflow>> = {
  onboarding: 'onboarding',
  amendment: 'onboarding',
  suspension: 'onboarding',
  resumption: 'onboarding',
  termination: 'onboarding',
  intervention: 'intervention',
  'follow-up': 'follow-up',
  verification: 'outcome-verification',
  objection: 'outcome-verification',
};

const BY_EVENT: readonly (readonly [RegExp, Workflow])[] = [
  [/^(baseline|terms-in-force|terms-rejected|signing)/, 'onboarding'],
  [/^(enrolment|delivery)-/, 'intervention'],
  [/^(snapshot|collection|follow-up)-/, 'follow-up'],
  [/^(outcomes|pack|period|question|objection|result)-/, 'outcome-verification'],
  [/^(settlement|payout|payment|nothing-to-pay)/, 'payout'],
];

/** The workflow in which an event happened; undefined for what people do outside of any. */
export function workflowOf({
  what,
  facts,
}: Pick<EventView, 'what' | 'facts'>): Workflow | undefined {
  const key = /\.([a-z-]+)\.r\d+\./.exec(facts['taskId'] ?? '')?.[1];
  if (key !== undefined) return BY_PURPOSE[key] ?? 'payout';
  return BY_EVENT.find(([names]) => names.test(what))?.[1];
}
