/** `vedette query --data`, on a folder that no server has. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withLocalQuery } from '../src/local-query.ts';

it('records its queries in the folder, as a server does', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'vedette-local-'));
  try {
    await withLocalQuery(directory, async (run) => {
      expect((await run('print Answer = 42', undefined)).rows).toEqual([[42]]);
      expect((await run('Nothing', 'P1D')).problems).toMatchObject([{ code: 'KQL1002' }]);
    });
    const log = 'LAQueryLogs | order by ResponseCode asc | project QueryText, ResponseCode, AADEmail, RequestClientApp';
    expect((await withLocalQuery(directory, (run) => run(log, undefined))).rows).toEqual([
      ['print Answer = 42', 200, 'command-line', 'command-line'],
      ['Nothing', 400, 'command-line', 'command-line'],
    ]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
