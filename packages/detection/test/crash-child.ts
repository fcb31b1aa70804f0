/** A process to be killed: writes an event, evaluates, publishes, again and again. Says `wrote N` once event N is durable. */
import { systemClock } from '@vedette/model';
import { exampleTemplate } from './examples.ts';
import { openWorld } from './world.ts';

const [directory = '', first = '0', last = '0'] = process.argv.slice(2);
const world = await openWorld(directory, systemClock);
const engine = world.engine({ holder: 'embedded' });
const template = exampleTemplate({
  query: 'OfficeActivity\n| where Operation == "AddedToSecureLink"\n| project TimeGenerated, SourceFileName',
  queryFrequency: '5m',
  queryPeriod: '1h',
  eventGroupingSettings: { aggregationKind: 'AlertPerResult' },
  alertDetailsOverride: { alertDisplayNameFormat: '{{SourceFileName}}' },
});
let [rule] = await world.state.listRules();
if (!rule) {
  await engine.createRuleFromTemplate(template, {}, 'test');
  [rule] = await world.state.listRules();
}
for (let index = Number(first); index <= Number(last); index++) {
  const values = {
    TimeGenerated: new Date().toISOString(),
    Operation: 'AddedToSecureLink',
    SourceFileName: `event-${index}`,
  };
  await world.ingest.write('OfficeActivity', [{ key: `event-${index}`, values }]);
  process.stdout.write(`wrote ${index}\n`);
  await systemClock.sleep(2);
  await engine.evaluateNow(rule?.id ?? '');
}
await systemClock.sleep(5);
await engine.evaluateNow(rule?.id ?? '');
const alerts = await world.rows('SecurityAlert | project AlertName, SystemAlertId');
const incidents = await world.rows('SecurityIncident | where LastModifiedTime == CreatedTime | count');
process.stdout.write(`result ${JSON.stringify({ alerts, incidents: incidents[0]?.[0] })}\n`);
await world.close();
process.exit(0);
