import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const GATE = fileURLToPath(new URL('./check-layers.ts', import.meta.url));

/** Runs the gate in a checkout that holds one file. */
function runGate(file: string, text: string): { status: number | null; output: string } {
  const directory = mkdtempSync(path.join(tmpdir(), 'vedette-layers-'));
  try {
    spawnSync('git', ['init', '--quiet'], { cwd: directory });
    mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(directory, file), text);
    const { status, stderr } = spawnSync(process.execPath, [GATE], { cwd: directory, encoding: 'utf8' });
    return { status, output: stderr };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

it('fails when a forbidden import is added, and names both layers and the place', () => {
  const { status, output } = runGate(
    'packages/kql/src/escape.ts',
    "\nimport { logFault } from '@vedette/log-store';\n",
  );
  expect(status).toBe(1);
  expect(output).toContain('packages/kql/src/escape.ts:2: `kql` (layer 0) may not import `log-store` (layer 2)');
  expect(output).toContain('ARCHITECTURE.md');
});

it('passes where every import goes down', () => {
  const { status } = runGate('packages/log-store/src/a.ts', "import { Fault } from '@vedette/model';\n");
  expect(status).toBe(0);
});
