import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first, as measured; the others are shorter than any of these. */
const LONG = [
  'life/whole',
  'aws/faults',
  'aws/restore',
  'aws/releases',
  'life/verdicts',
  'life/payouts',
  'aws/move',
  'aws/parts',
  'life/amendments',
  'life/course',
  'functions/crash',
  'life/payments',
];

/**
 * Begins with the files that take longest, so that at the end no process waits long for the other. What is left out
 * here, or has become longer, costs time and nothing else.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return found < 0 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
