import { activityPlugins } from './activity.ts';
import { bagPlugins } from './bag-unpack.ts';
import { intersectPlugins } from './dcount-intersect.ts';
import { funnelPlugins } from './funnels.ts';
import { geoLookupPlugins } from './geo-lookup.ts';
import { ipLookupPlugins } from './ip-lookup.ts';
import { miningPlugins } from './mining.ts';
import { newActivityPlugins } from './new-activity.ts';
import { pivotPlugins } from './pivot.ts';
import type { PluginTable } from './plugin.ts';
import { refusedPlugins } from './refused.ts';
import { rowPlugins } from './rows.ts';
import { schemaPlugins } from './schema-merge.ts';
import { sequencePlugins } from './sequences.ts';
import { sessionPlugins } from './sessions.ts';
import { slidingPlugins } from './sliding.ts';

/** Every plugin of `evaluate`: what it becomes, or why it is refused. */
export const plugins: PluginTable = Object.freeze({
  ...activityPlugins,
  ...bagPlugins,
  ...geoLookupPlugins,
  ...funnelPlugins,
  ...intersectPlugins,
  ...ipLookupPlugins,
  ...miningPlugins,
  ...newActivityPlugins,
  ...pivotPlugins,
  ...rowPlugins,
  ...schemaPlugins,
  ...sequencePlugins,
  ...sessionPlugins,
  ...slidingPlugins,
  ...refusedPlugins,
});
