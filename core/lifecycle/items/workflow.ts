import * as z from 'zod/mini';
import { TASKS, WORKFLOWS } from './constants.ts';

export const Workflow = z.enum(WORKFLOWS);
export type Workflow = z.infer<typeof Workflow>;

/** What a person may be asked for. */
export const TaskKind = z.enum(TASKS);
export type TaskKind = z.infer<typeof TaskKind>;
