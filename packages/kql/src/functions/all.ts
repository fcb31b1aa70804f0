import { arrayFunctions } from './arrays.ts';
import { bagFunctions } from './bags.ts';
import { conditionalFunctions } from './conditional.ts';
import { conversionFunctions } from './conversion.ts';
import { datetimeFunctions } from './datetime.ts';
import type { FunctionTable } from './define.ts';
import { encodingFunctions } from './encoding.ts';
import { geoFunctions } from './geo.ts';
import { geoPolygonFunctions } from './geo-polygon.ts';
import { geoS2Functions } from './geo-s2.ts';
import { ipFunctions } from './ip.ts';
import { mathFunctions } from './math.ts';
import { pathFunctions } from './paths.ts';
import { rowFunctions } from './rows.ts';
import { seriesFunctions } from './series.ts';
import { sketchFunctions } from './sketches.ts';
import { stringFunctions } from './strings.ts';

/** Scalar functions by family of the Kusto documentation. */
export const functionFamilies: Readonly<Record<string, FunctionTable>> = Object.freeze({
  conditional: conditionalFunctions,
  conversion: conversionFunctions,
  strings: stringFunctions,
  datetime: datetimeFunctions,
  math: mathFunctions,
  arrays: arrayFunctions,
  bags: bagFunctions,
  encoding: encodingFunctions,
  ip: ipFunctions,
  geo: geoFunctions,
  geoPolygon: geoPolygonFunctions,
  geoS2: geoS2Functions,
  rows: rowFunctions,
  series: seriesFunctions,
  sketches: sketchFunctions,
  paths: pathFunctions,
});

export const functions: FunctionTable = Object.freeze(Object.assign({}, ...Object.values(functionFamilies)));
