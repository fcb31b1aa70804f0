import type { Command, CommandInput } from '../command.ts';
import { startDemo } from '../demo/start-demo.ts';
import { runUntilStopped } from '../until-stopped.ts';
import { SERVE_OPTIONS } from './serve-flags.ts';

export const demo: Command = {
  words: ['demo'],
  usage: 'demo [--data DIR] [--port N] [--host H] [--tls-self-signed]',
  summary: 'Run the server with a demo estate, a simulated tenant and incidents to open.',
  options: SERVE_OPTIONS,
  run: runDemo,
};

export async function runDemo(input: CommandInput): Promise<number> {
  await runUntilStopped(() => startDemo(input), input.terminal);
  return 0;
}
