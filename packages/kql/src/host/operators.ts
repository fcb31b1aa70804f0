import type { HostOperator } from './host.ts';
import { externaldata } from './operators/externaldata.ts';
import { geoLookupOperators } from './operators/geo-lookup.ts';
import { graphComponentsOperator } from './operators/graph-components.ts';
import { graphMatchOperator } from './operators/graph-match.ts';
import { autocluster, basket, diffpatterns } from './operators/mining.ts';
import { once } from './operators/once.ts';
import { reduce } from './operators/reduce.ts';
import { scanOperator } from './operators/scan.ts';
import { diffpatternsText } from './operators/text-patterns.ts';

/** Every table operator that runs outside the engine, by the name in its plan node. */
export const hostOperators: Readonly<Record<string, HostOperator>> = Object.freeze({
  ...geoLookupOperators,
  autocluster,
  basket,
  diffpatterns,
  diffpatterns_text: diffpatternsText,
  externaldata,
  once,
  reduce,
  'graph-mark-components': graphComponentsOperator,
  'graph-match': graphMatchOperator,
  scan: scanOperator,
});
