import type { Enrolled } from '../../core/outcomes/stream/people/enrolled.ts';
import type { Added, Ground } from '../../core/outcomes/stream/rows/ground.ts';
import type { Language } from '../../core/words/language.ts';
import type { Cut } from './halves.ts';

/** What a thread is begun with: who is enrolled can be read before the terms are. */
export type Begun = {
  readonly enrolments: string;
  readonly observations: string;
  readonly cut: Cut;
  readonly language: Language;
};

/** What it says first, and after each ground that it is sent; nothing where it met a surprise. */
export type Said<T> = { readonly said: T | undefined };
export type SaidFirst = Said<Enrolled>;
export type SaidOfGround = Said<Added>;
export type Sent = Ground;
