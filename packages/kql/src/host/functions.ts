import { commandLineHostFunctions } from './functions/command-line.ts';
import { compressionHostFunctions } from './functions/compression.ts';
import { geoCellHostFunctions } from './functions/geo-cells.ts';
import { geoLineHostFunctions } from './functions/geo-lines.ts';
import { geoPolygonHostFunctions } from './functions/geo-polygons.ts';
import { ipPlaceHostFunctions } from './functions/ip-places.ts';
import { jsonHostFunctions } from './functions/json.ts';
import { networkHostFunctions } from './functions/networks.ts';
import { punycodeHostFunctions } from './functions/punycode.ts';
import { schemaHostFunctions } from './functions/schema.ts';
import { seriesHostFunctions } from './functions/series.ts';
import { statisticsHostFunctions } from './functions/statistics.ts';
import { userAgentHostFunctions } from './functions/user-agent.ts';
import { xmlHostFunctions } from './functions/xml.ts';
import type { HostFunction } from './host.ts';

/** Every scalar function that runs outside the engine, by its name in KQL. */
export const hostFunctions: Readonly<Record<string, HostFunction>> = Object.freeze({
  ...geoCellHostFunctions,
  ...geoLineHostFunctions,
  ...geoPolygonHostFunctions,
  ...schemaHostFunctions,
  ...seriesHostFunctions,
  ...ipPlaceHostFunctions,
  ...commandLineHostFunctions,
  ...compressionHostFunctions,
  ...jsonHostFunctions,
  ...networkHostFunctions,
  ...punycodeHostFunctions,
  ...statisticsHostFunctions,
  ...userAgentHostFunctions,
  ...xmlHostFunctions,
});
