import { defineHostFunctions } from '../define.ts';
import { HostProblem, type HostValue } from '../host.ts';

/** The program's name: up to its closing quote, or up to a blank. No backslash means anything there. */
const PROGRAM = /^(?:"([^"]*)"?|([^ \t]*))[ \t]*/;

/**
 * Takes a command line apart as `CommandLineToArgvW` does. Backslashes count only before a quote: pairs of them become one, one left
 * over makes the quote a letter; inside quotes a doubled quote is a letter and ends the quotes with a third.
 * Source: https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw (read 2026-11-21).
 */
export function parseWindowsCommandLine(line: string): string[] {
  if (line === '') return [];
  const program = PROGRAM.exec(line);
  const args = [program?.[1] ?? program?.[2] ?? ''];
  let at = program?.[0].length ?? 0;
  while (at < line.length) {
    const next = readArgument(line, at);
    args.push(next.text);
    at = next.end;
    while (line[at] === ' ' || line[at] === '\t') at++;
  }
  return args;
}

function readArgument(line: string, start: number): { readonly text: string; readonly end: number } {
  let text = '';
  let quotes = 0;
  let at = start;
  while (at < line.length && (quotes > 0 || (line[at] !== ' ' && line[at] !== '\t'))) {
    const slashes = countFrom(line, at, '\\');
    const isQuote = line[at + slashes] === '"';
    if (slashes > 0) {
      text += '\\'.repeat(isQuote ? Math.floor(slashes / 2) : slashes);
      at += slashes;
      if (isQuote && slashes % 2 === 1) {
        text += '"';
        at++;
        continue;
      }
    }
    if (!isQuote) {
      if (slashes === 0) text += line[at++];
      continue;
    }
    const found = quotes + countFrom(line, at, '"');
    at += found - quotes;
    text += '"'.repeat(Math.floor(found / 3));
    // Two close what they opened; one is open still.
    quotes = found % 3 === 1 ? 1 : 0;
  }
  return { text, end: at };
}

function countFrom(line: string, start: number, letter: string): number {
  let count = 0;
  while (line[start + count] === letter) count++;
  return count;
}

function compute([line, parser]: readonly HostValue[]): HostValue {
  if (parser !== 'windows') throw new HostProblem('`parse_command_line()` expected the parser `windows`.');
  return parseWindowsCommandLine(typeof line === 'string' ? line : '');
}

export const commandLineHostFunctions = defineHostFunctions({
  parse_command_line: { compute, takes: ['string', 'string'] },
});
