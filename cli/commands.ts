import type { Commands } from './command-maker.ts';

/** Each command is read when it is asked for: a check needs nothing of what serves a running contract. */
export const COMMANDS: Commands = {
  new: async () => (await import('./commands/new.ts')).newCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  describe: async () => (await import('./commands/describe.ts')).describeCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  settle: async () => (await import('./commands/settle.ts')).settleCommand,
  pseudonymise: async () => (await import('./commands/pseudonymise.ts')).pseudonymiseCommand,
  relink: async () => (await import('./commands/relink.ts')).relinkCommand,
  mapping: async () => (await import('./commands/mapping.ts')).mappingCommand,
  intake: async () => (await import('./commands/intake.ts')).intakeCommand,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluateCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  case: async () => (await import('./commands/case.ts')).caseCommand,
  start: async () => (await import('./commands/start.ts')).startCommand,
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  leave: async () => (await import('./commands/leave.ts')).leaveCommand,
};
