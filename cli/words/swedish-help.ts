import type { Command } from 'commander';

/** What commander says in English: titles of help, and what stands in a line of usage. */
const SAID: Readonly<Record<string, string>> = {
  'Usage:': 'Användning:',
  'Arguments:': 'Argument:',
  'Options:': 'Val:',
  'Commands:': 'Kommandon:',
};

const USAGE: Readonly<Record<string, string>> = {
  '[options]': '[val]',
  '[command]': '[kommando]',
  '<language>': '<språk>',
};

/** What commander finds wrong with a command line. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, "fel: valet '$1' finns inte"],
  [/^error: unknown command '(.+?)'/, "fel: kommandot '$1' finns inte"],
  [/^error: missing required argument '(.+?)'/, "fel: argumentet '$1' saknas"],
  [/^error: option '(.+?)' argument missing/, "fel: valet '$1' saknar värde"],
  [
    /^error: too many arguments for '(.+?)'\. Expected (\d+) arguments? but got (\d+)/,
    "fel: för många argument till '$1'. Det tar $2 men fick $3",
  ],
  [
    /^error: too many arguments\. Expected (\d+) arguments? but got (\d+)/,
    'fel: för många argument. Det tar $1 men fick $2',
  ],
  [/\(Did you mean one of (.+?)\?\)/, '(Menade du något av $1?)'],
  [/\(Did you mean (.+?)\?\)/, '(Menade du $1?)'],
];

/**
 * Help and errors of a command in Swedish; commander knows only English. Names of options and of commands
 * stay, for they are what one writes.
 */
export function inSwedish(command: Command): Command {
  if (command.commands.length > 0) {
    command.helpCommand('help [kommando]', 'visar hjälp om ett kommando');
  }
  return command
    .helpOption('-h, --help', 'visar hjälp')
    .configureHelp({
      styleTitle: (title) => SAID[title] ?? title,
      styleUsage: usage,
      styleSubcommandTerm: usage,
      styleOptionTerm: usage,
    })
    .configureOutput({
      outputError: (text, write) =>
        write(ERRORS.reduce((said, [english, swedish]) => said.replace(english, swedish), text)),
    });
}

function usage(text: string): string {
  return Object.entries(USAGE).reduce((said, [one, other]) => said.replaceAll(one, other), text);
}
