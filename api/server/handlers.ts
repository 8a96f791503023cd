import type { Routes } from '../contract/routes.ts';
import type { Handlers } from './handler.ts';
import { auditHandlers } from './handlers/audit.ts';
import { contractHandlers } from './handlers/contracts.ts';
import { erasureHandlers } from './handlers/erasure.ts';
import { factHandlers } from './handlers/facts.ts';
import { installationHandlers } from './handlers/installation.ts';
import { memberHandlers } from './handlers/members.ts';
import { moneyHandlers } from './handlers/money.ts';
import { movingHandlers } from './handlers/moving.ts';
import { outcomeHandlers } from './handlers/outcomes.ts';
import { personHandlers } from './handlers/persons.ts';
import { taskHandlers } from './handlers/tasks.ts';
import { termsHandlers } from './handlers/terms.ts';
import { transitionHandlers } from './handlers/transitions.ts';

/** What answers each route that takes a login. */
export const handlers: Handlers<Omit<Routes, 'readHealth'>> = {
  ...installationHandlers,
  ...contractHandlers,
  ...memberHandlers,
  ...termsHandlers,
  ...transitionHandlers,
  ...taskHandlers,
  ...factHandlers,
  ...personHandlers,
  ...erasureHandlers,
  ...outcomeHandlers,
  ...moneyHandlers,
  ...auditHandlers,
  ...movingHandlers,
};
