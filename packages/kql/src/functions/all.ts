import { arrayFunctions } from './arrays.ts';
import { assertionFunctions } from './assertion.ts';
import { bagKeyFunctions } from './bag-keys.ts';
import { bagRemovalFunctions } from './bag-removal.ts';
import { bagFunctions } from './bags.ts';
import { conditionalFunctions } from './conditional.ts';
import { contextFunctions } from './context.ts';
import { conversionFunctions } from './conversion.ts';
import { unitFunctions } from './convert-units.ts';
import { dataSizeFunctions } from './data-size.ts';
import { datetimeFunctions } from './datetime.ts';
import { zoneFunctions } from './datetime-zones.ts';
import type { FunctionTable } from './define.ts';
import { encodingFunctions } from './encoding.ts';
import { geoFunctions } from './geo.ts';
import { geoPolygonFunctions } from './geo-polygon.ts';
import { geoS2Functions } from './geo-s2.ts';
import { indexOfFunctions } from './index-of.ts';
import { ipFunctions } from './ip.ts';
import { mathFunctions } from './math.ts';
import { pathFunctions } from './paths.ts';
import { rowFunctions } from './rows.ts';
import { seriesFunctions } from './series.ts';
import { sketchFunctions } from './sketches.ts';
import { sortingFunctions } from './sorting.ts';
import { storageFunctions } from './storage.ts';
import { stringFunctions } from './strings.ts';
import { versionFunctions } from './versions.ts';

/** Scalar functions by family of the Kusto documentation. */
export const functionFamilies: Readonly<Record<string, FunctionTable>> = Object.freeze({
  conditional: conditionalFunctions,
  context: contextFunctions,
  conversion: conversionFunctions,
  strings: stringFunctions,
  indexOf: indexOfFunctions,
  datetime: datetimeFunctions,
  zones: zoneFunctions,
  math: mathFunctions,
  arrays: arrayFunctions,
  sorting: sortingFunctions,
  bags: bagFunctions,
  bagKeys: bagKeyFunctions,
  bagRemoval: bagRemovalFunctions,
  encoding: encodingFunctions,
  ip: ipFunctions,
  geo: geoFunctions,
  geoPolygon: geoPolygonFunctions,
  geoS2: geoS2Functions,
  rows: rowFunctions,
  series: seriesFunctions,
  sketches: sketchFunctions,
  paths: pathFunctions,
  versions: versionFunctions,
  assertion: assertionFunctions,
  dataSize: dataSizeFunctions,
  storage: storageFunctions,
  units: unitFunctions,
});

export const functions: FunctionTable = Object.freeze(Object.assign({}, ...Object.values(functionFamilies)));
