import { bind } from '../bind.ts';
import { type Swept, sweep } from './sweep.step.ts';

export const handler = bind(sweep, {
  tell: async (answer) => {
    const { publish } = await import('./metrics.ts');
    const { problems, ...counts } = answer as Swept;
    publish(answer as Swept);
    // What went wrong is told by its name: what it says in full may quote what it stumbled on.
    return {
      ...counts,
      problems: problems.map(({ contractId, error }) => ({
        contractId,
        error: error.slice(0, error.indexOf(':')),
      })),
    };
  },
});
