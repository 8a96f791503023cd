import { defineConfig } from 'vitest/config';

/** Lambda functions that tests call log nothing, except where a test reads the log. */
const env = { POWERTOOLS_LOG_LEVEL: 'SILENT' };

/**
 * Four projects, so that a busy machine cannot fail a fast test for a slow one's reason: pure rules and
 * files; the store over a real DynamoDB engine; journeys over the whole embedded runtime; the CDK app.
 */
export default defineConfig({
  test: {
    // Journeys wait for disks more than they compute: two at a time, also where there are only two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'fast',
          env,
          include: ['test/**/*.test.ts'],
          exclude: ['test/{journeys,infra,store,local,aws}/**'],
          // Rules are pure: files share the modules that they import, which takes a third of the time otherwise.
          isolate: false,
          // Ends what hangs; how long a property takes depends on who else uses the machine.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'engines',
          env,
          include: ['test/store/**/*.test.ts', 'test/local/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/journeys/faults/setup.ts', 'test/journeys/life/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          // Loading aws-cdk-lib takes seconds: once for all files, and not beside the journeys.
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
