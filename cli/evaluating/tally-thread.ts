import { parentPort, workerData } from 'node:worker_threads';
import { Surprise } from '../../core/outcomes/stream/bytes/surprise.ts';
import { readEnrolled } from '../../core/outcomes/stream/people/enrolled.ts';
import { addRows, TOO_FINE } from '../../core/outcomes/stream/rows/ground.ts';
import { blocksOf } from '../io.ts';
import { secondHalf } from './halves.ts';
import type { Begun, Said, SaidFirst, SaidOfGround, Sent } from './messages.ts';

const { enrolments, observations, cut, language } = workerData as Begun;

const first = unlessSurprised(() =>
  readEnrolled({ file: enrolments, blocks: () => blocksOf(enrolments, { language }) }),
);
parentPort?.postMessage(first satisfies SaidFirst);

parentPort?.on('message', (ground: Sent) => {
  const added = unlessSurprised(() => addRows(ground, secondHalf(observations, cut, { language })));
  const { said } = added satisfies SaidOfGround;
  const kept = said === undefined || said === TOO_FINE ? [] : said.kept;
  parentPort?.postMessage(
    added,
    kept.map(({ words }) => words.buffer),
  );
});

function unlessSurprised<T>(read: () => T): Said<T> {
  try {
    return { said: read() };
  } catch (reason) {
    if (reason instanceof Surprise) return { said: undefined };
    throw reason;
  }
}
