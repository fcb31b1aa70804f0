import { activityPlugins } from './activity.ts';
import { bagPlugins } from './bag-unpack.ts';
import { geoLookupPlugins } from './geo-lookup.ts';
import { ipLookupPlugins } from './ip-lookup.ts';
import { pivotPlugins } from './pivot.ts';
import type { PluginTable } from './plugin.ts';
import { refusedPlugins } from './refused.ts';
import { rowPlugins } from './rows.ts';
import { schemaPlugins } from './schema-merge.ts';
import { sessionPlugins } from './sessions.ts';
import { slidingPlugins } from './sliding.ts';

/** Every plugin of `evaluate`: what it becomes, or why it is refused. */
export const plugins: PluginTable = Object.freeze({
  ...activityPlugins,
  ...bagPlugins,
  ...geoLookupPlugins,
  ...ipLookupPlugins,
  ...pivotPlugins,
  ...rowPlugins,
  ...schemaPlugins,
  ...sessionPlugins,
  ...slidingPlugins,
  ...refusedPlugins,
});
