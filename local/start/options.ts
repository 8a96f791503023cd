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
  readonly io: {
    readonly out: (text: string) => void;
    readonly err: (text: string) => void;
    readonly language: Language;
  };
};

/** Resolves when the person or the system asks the program to end. */
export function askedToStop(io: StartOptions['io']): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      io.out(startWords(io.language).stopping);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
