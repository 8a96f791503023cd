import type { Command } from 'commander';
import type { ExitCode, Io } from './io.ts';

/** Makes a command of the program; its action tells the exit code when it is done. */
export type CommandMaker = (io: Io, done: (code: ExitCode) => void) => Command;

/** Commands by name, each read when it is asked for. */
export type Commands = Readonly<Record<string, () => Promise<CommandMaker>>>;
