import { Fault, Rejection } from '@vedette/model';
import { type Command, parseCommandArgs, type Terminal, UsageError } from './command.ts';
import { classifyRun } from './commands/classify-run.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { kqlRun } from './commands/kql-run.ts';
import { labelApply, labelRead } from './commands/label.ts';
import { query } from './commands/query.ts';
import { scan } from './commands/scan.ts';
import { serve } from './commands/serve.ts';
import { tokenAdd, tokenList, tokenRevoke } from './commands/token.ts';
import { userAdd, userDisable, userEnable, userList, userPasswd, userSet } from './commands/user.ts';
import { describeSystemError } from './system-error.ts';

export const COMMANDS: readonly Command[] = [
  serve,
  demo,
  query,
  kqlRun,
  classifyRun,
  scan,
  labelRead,
  labelApply,
  userList,
  userAdd,
  userSet,
  userDisable,
  userEnable,
  userPasswd,
  tokenList,
  tokenAdd,
  tokenRevoke,
  doctor,
];

function printHelp(terminal: Terminal): void {
  const width = Math.max(...COMMANDS.map((command) => command.words.join(' ').length));
  const lines = COMMANDS.map((command) => `  ${command.words.join(' ').padEnd(width)}  ${command.summary}`);
  terminal.stdout.write(
    `vedette: open, self-hosted data security\n\n${lines.join('\n')}\n\n\`vedette COMMAND --help\` says more.\n`,
  );
}

function findCommand(args: readonly string[]): { command: Command; rest: readonly string[] } | undefined {
  const matches = COMMANDS.filter((command) => command.words.every((word, index) => args[index] === word));
  const command = matches.sort((a, b) => b.words.length - a.words.length)[0];
  return command && { command, rest: args.slice(command.words.length) };
}

/** Runs one command. Exit codes: 0 done, 1 it failed, 2 it was called wrongly. */
export async function main(
  args: readonly string[],
  terminal: Terminal = { stdout: process.stdout, stderr: process.stderr, cwd: process.cwd(), env: process.env },
): Promise<number> {
  const found = findCommand(args);
  if (!found) {
    const isHelp = args.length === 0 || args[0] === '--help' || args[0] === 'help';
    if (!isHelp) terminal.stderr.write(`vedette: there is no command \`${args.join(' ')}\`.\n`);
    printHelp(terminal);
    return isHelp ? 0 : 2;
  }
  const { command, rest } = found;
  if (rest.includes('--help')) {
    terminal.stdout.write(`${command.summary}\n\nvedette ${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run({ ...parseCommandArgs(command, rest), terminal });
  } catch (error) {
    return reportError(error, command, terminal);
  }
}

function reportError(error: unknown, command: Command, { stderr }: Terminal): number {
  if (error instanceof UsageError) {
    stderr.write(`vedette: ${error.message}\nUsage: vedette ${command.usage}\n`);
    return 2;
  }
  if (error instanceof Rejection) {
    for (const problem of error.problems) stderr.write(`${problem.code}: ${problem.message}\n`);
    return 1;
  }
  if (error instanceof Fault) {
    stderr.write(`${error.code}: ${error.message}\n`);
    return 1;
  }
  const refused = describeSystemError(error);
  if (refused !== undefined) {
    stderr.write(`vedette: ${refused}\n`);
    return 1;
  }
  stderr.write(`vedette: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
