/** Child of the crash test: adds batches for ever and prints the ids of a batch once it is acknowledged. */
import { openEmbeddedStateStore } from '../src/embedded/index.ts';
import { AT, EARLIER, joinSameRule, openEach, sampleAlert } from './samples.ts';

const directory = process.argv[2] ?? '';
const store = await openEmbeddedStateStore({ directory });
process.stdout.write('ready\n');
for (let round = 0; ; round++) {
  const alerts = [sampleAlert({ ruleId: 'shared' }), sampleAlert({ ruleId: 'shared' }), sampleAlert()];
  const added = await store.addAlerts({ alerts }, round % 2 === 0 ? joinSameRule : openEach, AT, EARLIER);
  process.stdout.write(`${added.alerts.map((alert) => alert.id).join(' ')}\n`);
}
