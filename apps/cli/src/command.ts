import { type ParseArgsConfig, parseArgs } from 'node:util';

export type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** Where a command reads and writes. Passed in, so that tests can own it. */
export interface Terminal {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly terminal: Terminal;
}

export interface Command {
  /** Words that call it, e.g. `['kql', 'run']`. */
  readonly words: readonly string[];
  readonly usage: string;
  readonly summary: string;
  readonly options: OptionsConfig;
  /** Gives the exit code. */
  readonly run: (input: CommandInput) => Promise<number>;
}

/** The user called it wrongly: printed with the usage, exit code 2. */
export class UsageError extends Error {}

export function parseCommandArgs(
  command: Command,
  args: readonly string[],
): Pick<CommandInput, 'values' | 'positionals'> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as CommandInput['values'], positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

export function textOption(values: CommandInput['values'], name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(values: CommandInput['values'], name: string): string {
  const value = textOption(values, name);
  if (value === undefined) throw new UsageError(`\`--${name}\` is missing.`);
  return value;
}

export function portOption(values: CommandInput['values'], name: string, fallback: number): number {
  const text = textOption(values, name);
  if (text === undefined) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`\`--${name}\` expected a port from 0 to 65535, found \`${text}\`.`);
  }
  return port;
}

/** An address of one of these schemes, such as `https://`. It may hold a password: what was found is not shown. */
export function assertUrl(url: string, place: string, schemes: readonly string[], example: string): void {
  if (URL.canParse(url) && schemes.includes(new URL(url).protocol)) return;
  throw new UsageError(`\`${place}\` expected an address such as \`${example}\`, found something else.`);
}
