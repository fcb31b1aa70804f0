/** Writes `docs/errors.md` from the error tables of all packages: `node tools/make-errors.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printErrorPage } from './errors/print.ts';

writeFileSync(fileURLToPath(new URL('../docs/errors.md', import.meta.url)), printErrorPage());
