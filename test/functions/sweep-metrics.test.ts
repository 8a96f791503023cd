import { describe, expect, it, vi } from 'vitest';

describe('the metrics of a sweep', () => {
  it('are one line in the embedded metric format, with numbers and nothing else', async () => {
    // Metrics made anew go to the console that tests can stand before.
    vi.resetModules();
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: unknown) => {
      lines.push(String(line));
    });
    const { publish } = await import('../../functions/sweep/metrics.ts');
    publish({
      sent: 2,
      late: 1,
      restarted: 0,
      acted: 3,
      anchored: 1,
      oldestDueSeconds: 60,
      oldestTaskSeconds: 86_400,
      problems: [{ contractId: 'norrkoping-2016', error: 'DamagedItem: 19811218-9876' }],
    });
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({
      Sweeps: 1,
      OldestOverdueDate: 60,
      OldestWaitingTask: 86_400,
      LateOutboxItems: 1,
      SweepProblems: 1,
    });
    expect(line._aws.CloudWatchMetrics[0]).toMatchObject({
      Namespace: 'Utfall',
      Dimensions: [['service']],
    });
    expect(lines.join()).not.toContain('19811218');
  });
});
