/** Appends batches for ever and prints the keys of each acknowledged one; the test kills it. `node crash-child.ts DIR RUN`. */
import { openEmbeddedLogStore } from '../src/embedded/index.ts';
import { CRASH_TABLE } from './crash-table.ts';

const [directory = '', run = ''] = process.argv.slice(2);
const store = await openEmbeddedLogStore({ directory });
await store.ensureTables([CRASH_TABLE]);
process.stdout.write('ready\n');
for (let batch = 0; ; batch += 1) {
  const keys = Array.from({ length: 50 }, (_, index) => `${run}-${batch}-${index}`);
  await store.append(
    CRASH_TABLE,
    keys.map((key) => ({
      key,
      row: { TimeGenerated: 17_000_000_000_000_000n + BigInt(batch), Text: 'x'.repeat(200) },
    })),
    new Date(0),
  );
  process.stdout.write(`${keys.join('\n')}\n`);
}
