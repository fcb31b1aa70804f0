#!/usr/bin/env node
// Starts the command line with the Node that the source needs. On a machine whose own Node is older, the platform
// package that `npm ci` installed takes over; see ARCHITECTURE.md, "Foundations".
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED_MAJOR = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major >= NEEDED_MAJOR) {
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = findNode();
  if (!node) {
    console.error(
      `vedette needs Node ${NEEDED_MAJOR}, found ${process.versions.node}. Install Node ${NEEDED_MAJOR}, or run \`npm ci\` again on a supported platform.`,
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const folder = path.dirname(require.resolve(`node-${platform}-${process.arch}/package.json`));
    return path.join(folder, 'bin', platform === 'win' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}
