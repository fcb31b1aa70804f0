import { type RunningServer, startServer } from '@vedette/server';
import type { Command, CommandInput } from '../command.ts';
import { portOption } from '../command.ts';
import { makeServeOptions } from '../serve-options.ts';
import { runUntilStopped } from '../until-stopped.ts';
import { runDemo } from './demo.ts';
import { SERVE_OPTIONS } from './serve-flags.ts';

export const serve: Command = {
  words: ['serve'],
  usage:
    'serve [--demo] [--data DIR] [--port N] [--host H] [--clickhouse URL] [--postgres URL] [--tls-cert F --tls-key F | --tls-self-signed] [--geoip FILE]',
  summary: 'Run the server with its portal.',
  options: SERVE_OPTIONS,
  run: (input) => (input.values.demo ? runDemo(input) : runServer(input)),
};

async function runServer(input: CommandInput): Promise<number> {
  portOption(input.values, 'port', 0);
  await runUntilStopped(() => startAndTell(input), input.terminal);
  return 0;
}

async function startAndTell(input: CommandInput): Promise<RunningServer> {
  const server = await startServer(makeServeOptions(input));
  const { stdout } = input.terminal;
  stdout.write(`Vedette listens on ${server.url}\n`);
  if (server.firstAdmin) {
    const { user, password } = server.firstAdmin;
    stdout.write(`First administrator: ${user.username}\nPassword (shown once): ${password}\n`);
  }
  return server;
}
