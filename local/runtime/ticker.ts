/** Runs a job now and then, never twice at once. */
export type Ticker = {
  /** Runs the job now; if one is running already, once more after it. */
  now(): Promise<void>;
  /** No job starts any more; waits for the one that runs. */
  stop(): Promise<void>;
};

/**
 * Ticks in real time. A job that fails is told of and tried again at the next tick: whatever a sweep misses,
 * the next one finds.
 */
export function startTicker(input: {
  everyMs: number;
  job: () => Promise<void>;
  failed: (error: unknown) => void;
}): Ticker {
  let running: Promise<void> = Promise.resolve();
  const once = (): Promise<void> => {
    running = running.then(input.job).catch(input.failed);
    return running;
  };
  const timer = setInterval(() => void once(), input.everyMs);
  return {
    now: once,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
