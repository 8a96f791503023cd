import { auditRoutes } from './routes/audit.ts';
import { contractRoutes } from './routes/contracts.ts';
import { erasureRoutes } from './routes/erasure.ts';
import { installationRoutes } from './routes/installation.ts';
import { lifeRoutes } from './routes/life.ts';
import { moneyRoutes } from './routes/money.ts';
import { movingRoutes } from './routes/moving.ts';
import { outcomeRoutes } from './routes/outcomes.ts';
import { personRoutes } from './routes/persons.ts';
import { termsRoutes } from './routes/terms.ts';

/** Everything that a person can do, by name. */
export const routes = {
  ...installationRoutes,
  ...contractRoutes,
  ...termsRoutes,
  ...lifeRoutes,
  ...personRoutes,
  ...erasureRoutes,
  ...outcomeRoutes,
  ...moneyRoutes,
  ...auditRoutes,
  ...movingRoutes,
};
export type Routes = typeof routes;
