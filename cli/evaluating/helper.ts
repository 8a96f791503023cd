import type { Helper } from '../../core/outcomes/evaluate-files.ts';
import { Surprise } from '../../core/outcomes/stream/bytes/surprise.ts';
import { addRows, joined } from '../../core/outcomes/stream/rows/ground.ts';
import type { Io } from '../io.ts';
import { firstHalf } from './halves.ts';
import type { Said } from './messages.ts';
import type { SecondThread } from './second-thread.ts';

/** Both threads as one: this one adds the first half of the observations while the other adds the second. */
export function helperOf(second: SecondThread, observations: string, io: Io): Helper {
  return {
    enrolled: async () => unsurprised(await second.enrolled),
    add: async (ground) => {
      const other = second.add(ground);
      const own = addRows(ground, firstHalf(observations, second.cut, io));
      return joined(own, unsurprised(await other));
    },
  };
}

/** @throws Surprise where the other thread met one */
function unsurprised<T>({ said }: Said<T>): T {
  if (said === undefined) throw new Surprise('in the other thread');
  return said;
}
