import { openDataFolder } from '../../../../local/engine/data-folder.ts';

const [path = ''] = process.argv.slice(2);
await openDataFolder(path, { mode: 'demo' });
console.log('open');
setInterval(() => undefined, 60_000);
