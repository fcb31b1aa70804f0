import type { HostOperator } from './host.ts';
import { geoLookupOperators } from './operators/geo-lookup.ts';
import { autocluster, basket, diffpatterns } from './operators/mining.ts';
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
  reduce,
  scan: scanOperator,
});
