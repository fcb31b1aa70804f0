/** Runs at the end of `npm ci`: builds the portal, so that the server has it to serve. */
import { spawnSync } from 'node:child_process';

const result = spawnSync('npm', ['run', 'build', '--silent'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (result.status !== 0)
  console.error('The portal could not be built; the server will run without it. `npm run build` says why.');
