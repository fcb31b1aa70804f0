import type { KustoDiagnostic } from './kusto.ts';

/** What the binder finds wrong in a graph query and the engine takes. */
type Tolerance = (diagnostic: KustoDiagnostic, before: string, at: string, text: string) => boolean;

/** An edge of a pattern that stands for several is an array. Source: https://learn.microsoft.com/kusto/query/labels-graph-function */
const isLengthOfEdge: Tolerance = ({ Code }, before, _at, text) =>
  Code === 'KS234' && /\barray_length\s*\(\s*$/.test(before) && text.includes('graph-');

/** The property that `with_node_id` names. Source: https://learn.microsoft.com/kusto/query/all-graph-function */
const isNodeId: Tolerance = ({ Code }, _before, at, text) => {
  const names = [...text.matchAll(/\bwith_node_id\s*=\s*([\w$]+)/g)].map((found) => found[1]);
  return Code === 'KS142' && names.includes(at) && text.includes('inner_nodes');
};

const TOLERANCES: readonly Tolerance[] = [isLengthOfEdge, isNodeId];

/** Whether a query with this diagnostic is one that the engine answers. */
export function isTolerated(diagnostic: KustoDiagnostic, text: string): boolean {
  const end = diagnostic.Start + diagnostic.Length;
  const [before, at] = [text.slice(0, diagnostic.Start), text.slice(diagnostic.Start, end)];
  return TOLERANCES.some((each) => each(diagnostic, before, at, text));
}
