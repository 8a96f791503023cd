import { readFileSync, writeFileSync } from 'node:fs';
import { demoContract } from '../../local/demo/contracts.ts';
import { liveEmbedded } from './embedded.ts';
import { priceTable } from './prices.ts';
import { beside, bill } from './print.ts';

/**
 * Plays Norrköping's whole contract on the embedded runtime, counts what AWS would be paid for by phase, and prints the
 * bill at list prices: `npm run bench:cost`. With `-- --emulator` it plays it on emulated AWS too, and prints both
 * counts side by side. With `-- --write`, what it prints goes into the page for operators.
 */
const PAGE = 'docs/operating/cost.md';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
const contract = demoContract('norrkoping-2016');
const life = await liveEmbedded(contract);
say('counted', bill(life));
say('prices', priceTable());
if (process.argv.includes('--emulator')) {
  const { liveEmulated } = await import('./emulated.ts');
  say('counted twice', beside(life.whole, await liveEmulated(contract)));
}

/** Prints lines and, where asked to, writes them between their two marks in the page. */
function say(mark: string, lines: readonly string[]): void {
  const text = lines.join('\n');
  process.stdout.write(`${text}\n\n`);
  if (!process.argv.includes('--write')) return;
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [
    page.split(`<!-- ${mark} -->`)[0],
    page.split(`<!-- end of ${mark} -->`)[1],
  ];
  if (before === undefined || after === undefined)
    throw new Error(`${PAGE} has no place for ${mark}`);
  writeFileSync(PAGE, `${before}<!-- ${mark} -->\n${text}\n<!-- end of ${mark} -->${after}`);
}
