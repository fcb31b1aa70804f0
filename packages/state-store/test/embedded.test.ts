import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStateStore } from '../src/embedded/index.ts';
import { describeStateStore } from './contract.ts';

describeStateStore('PGlite', async () =>
  openEmbeddedStateStore({ directory: await mkdtemp(join(tmpdir(), 'vedette-state-')) }),
);
