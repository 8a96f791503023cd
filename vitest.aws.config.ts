import { defineConfig } from 'vitest/config';
import { SIDE_BY_SIDE } from './test/aws/emulator/run.ts';
import { LongestFirst } from './test/aws/setup/longest-first.ts';

/**
 * The journeys, the store and the ports on emulated AWS (`npm run test:aws`). Each process that runs test files has a
 * stack of its own, where one journey is played at a time.
 */
export default defineConfig({
  test: {
    maxWorkers: SIDE_BY_SIDE,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'store on DynamoDB Local',
          // Lambda functions that tests call log nothing.
          env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
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
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
