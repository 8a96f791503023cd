import { startDynoxide } from '../../../../local/engine/dynoxide.ts';

const [file = ''] = process.argv.slice(2);
const dynoxide = await startDynoxide({ file, onFatal: () => process.exit(1) });
// A Ctrl-C goes to the whole process group: this program shows who survives it.
process.on('SIGINT', () => undefined);
console.log(JSON.stringify({ endpoint: dynoxide.endpoint, pid: dynoxide.pid() }));
