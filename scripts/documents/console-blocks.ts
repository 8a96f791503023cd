/** Runs a documented command, `utfall …`, and answers what it prints. */
export type RunDocumented = (args: readonly string[]) => Promise<string>;

const BLOCK = /<!-- run -->\n```console\n([\s\S]*?)```/g;
const COMMAND = /^\$ npx utfall (.*)$/;

/**
 * Markdown whose console blocks, marked `<!-- run -->`, show what their commands really print. Only the
 * commands in a block are kept; everything else in it is output.
 */
export async function filledConsoleBlocks(markdown: string, run: RunDocumented): Promise<string> {
  const blocks = [...markdown.matchAll(BLOCK)];
  const filled = await Promise.all(blocks.map(([, inner = '']) => fill(inner, run)));
  let index = 0;
  return markdown.replace(BLOCK, () => {
    const text = filled[index] ?? '';
    index += 1;
    return `<!-- run -->\n\`\`\`console\n${text}\`\`\``;
  });
}

async function fill(inner: string, run: RunDocumented): Promise<string> {
  const commands = inner.split('\n').filter((line) => COMMAND.test(line));
  const shown = await Promise.all(
    commands.map(async (line) => {
      const args = (COMMAND.exec(line)?.[1] ?? '').split(' ');
      return `${line}\n${(await run(args)).replaceAll('\u00a0', ' ').trimEnd()}\n`;
    }),
  );
  return shown.join('\n');
}
