import { geoCellHostFunctions } from './functions/geo-cells.ts';
import { geoLineHostFunctions } from './functions/geo-lines.ts';
import { geoPolygonHostFunctions } from './functions/geo-polygons.ts';
import { schemaHostFunctions } from './functions/schema.ts';
import { seriesHostFunctions } from './functions/series.ts';
import type { HostFunction } from './host.ts';

/** Every scalar function that runs outside the engine, by its name in KQL. */
export const hostFunctions: Readonly<Record<string, HostFunction>> = Object.freeze({
  ...geoCellHostFunctions,
  ...geoLineHostFunctions,
  ...geoPolygonHostFunctions,
  ...schemaHostFunctions,
  ...seriesHostFunctions,
});
