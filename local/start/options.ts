import type { Language } from '../../core/words/language.ts';
import { startWords } from './words/words.ts';

/** What `utfall start` was asked for. */
export type StartOptions = {
  readonly data: string;
  readonly port: number;
  readonly demo?: boolean;
  readonly fresh?: boolean;
  readonly exit?: boolean;
  readonly contract: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly administrator?: string;
  readonly suppressBelowLeast?: number;
  readonly io: {
    readonly out: (text: string) => void;
    readonly err: (text: string) => void;
    readonly language: Language;
  };
};

/** Whether the person or the system has asked the program to end. */
export type StopRequest = {
  readonly isMade: boolean;
  /** Resolves when it is made. */
  readonly made: Promise<void>;
};

/** Listens for Ctrl-C and SIGTERM from now on: the program ends in order. A second one ends it at once. */
export function listenForStop(io: StartOptions['io']): StopRequest {
  let isMade = false;
  const made = new Promise<void>((resolve) => {
    const stop = (): void => {
      io.out(startWords(io.language).stopping);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      isMade = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  return {
    get isMade() {
      return isMade;
    },
    made,
  };
}
