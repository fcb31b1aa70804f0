/** Child process: makes PostgreSQL's files in the folder of its argument, where there are none yet. */
import { PGlite } from '@electric-sql/pglite';

const engine = await PGlite.create({ dataDir: process.argv[2] ?? '' });
await engine.close();
