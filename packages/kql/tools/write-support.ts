/** Writes `docs/kql-support.md`. usage: node packages/kql/tools/write-support.ts */
import { writeFileSync } from 'node:fs';
import { printSupport } from '../src/support-page.ts';

writeFileSync(new URL('../../../docs/kql-support.md', import.meta.url), printSupport());
