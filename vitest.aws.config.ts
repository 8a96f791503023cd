import { defineConfig } from 'vitest/config';

/**
 * The journeys, the store and the ports on emulated AWS (`npm run test:aws`). One stack is deployed for all; it is one
 * place, so one journey is played at a time, beside the suites that share nothing with it.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'store on DynamoDB Local',
          include: ['test/store/**/*.test.ts'],
          globalSetup: ['test/aws/setup/dynamodb-local.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'on AWS',
          include: [
            'test/ports/**/*-{aws,s3}.test.ts',
            'test/journeys/life/**/*.test.ts',
            'test/aws/**/*.test.ts',
          ],
          globalSetup: ['test/aws/setup/stack.ts', 'test/journeys/life/setup.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
