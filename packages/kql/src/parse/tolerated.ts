import type { KustoType } from '../types.ts';
import { childrenOf, type KustoCode, type KustoDiagnostic, type KustoNode } from './kusto.ts';
import { typeOf } from './types.ts';

/** What the binder finds wrong and the engine takes. */
type Tolerance = (diagnostic: KustoDiagnostic, before: string, at: string, code: KustoCode) => boolean;

/** An edge of a pattern that stands for several is an array. Source: https://learn.microsoft.com/kusto/query/labels-graph-function */
const isLengthOfEdge: Tolerance = ({ Code }, before, _at, code) =>
  Code === 'KS234' && /\barray_length\s*\(\s*$/.test(before) && code.Syntax.toString().includes('graph-');

/** The property that `with_node_id` names. Source: https://learn.microsoft.com/kusto/query/all-graph-function */
const isNodeId: Tolerance = ({ Code }, _before, at, code) => {
  const text = code.Syntax.toString();
  const names = [...text.matchAll(/\bwith_node_id\s*=\s*([\w$]+)/g)].map((found) => found[1]);
  return Code === 'KS142' && names.includes(at) && text.includes('inner_nodes');
};

/** Seconds are a real. Source: https://learn.microsoft.com/kusto/query/make-timespan-function */
const isRealSecond: Tolerance = ({ Message }, before) =>
  Message === 'The expression value must be an integer.' && enclosingCall(before) === 'make_timespan';

const OF_ARRAYS: ReadonlySet<string> = new Set([
  'The expression value must be a dynamic array.',
  'The expression must be a dynamic bag.',
]);

/** A dynamic literal that is no array is null to the functions of arrays, as a column that holds none is. Source: recorded answers. */
const isNoArray: Tolerance = (diagnostic, _before, _at, code) =>
  OF_ARRAYS.has(diagnostic.Message) && typeAt(code.Syntax, diagnostic) === 'dynamic';

/** The type of the expression at the place of a diagnostic. */
function typeAt(root: KustoNode, { Start: start, Length: length }: KustoDiagnostic): KustoType | null {
  const end = start + length;
  let at: KustoNode | undefined = root;
  while (at && (at.TextStart !== start || at.End !== end || !at.ResultType))
    at = childrenOf(at).find((each) => each.TextStart <= start && end <= each.End);
  return at ? typeOf(at) : null;
}

const TAKES_CONSTANT: ReadonlySet<string> = new Set([
  ...['datetime_diff', 'datetime_add', 'datetime_part', 'datepart'],
  ...['format_datetime', 'format_timespan', 'countof'],
]);

/** A unit or a format may be any constant, such as what a `let` names; the call refuses what is none.
    Source: https://learn.microsoft.com/kusto/functions-library/detect-anomalous-new-entity-fl */
const isNamedConstant: Tolerance = ({ Message }, before) =>
  Message === 'The expression must be a literal.' && TAKES_CONSTANT.has(enclosingCall(before));

/** The prefix is optional. Source: https://learn.microsoft.com/kusto/query/format-ipv4-mask-function (read 2026-11-21). */
const isWithoutPrefix: Tolerance = ({ Message }) => Message === "The function 'format_ipv4_mask' expects 2 arguments.";

const TOLERANCES: readonly Tolerance[] = [
  isWithoutPrefix,
  isLengthOfEdge,
  isNodeId,
  isRealSecond,
  isNoArray,
  isNamedConstant,
];

/** The name before the innermost parenthesis that is still open at the end of a text. */
function enclosingCall(before: string): string {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === ')') depth++;
    else if (before[at] === '(' && depth-- === 0) return /(\w+)\s*$/.exec(before.slice(0, at))?.[1] ?? '';
  }
  return '';
}

/** Whether a query with this diagnostic is one that the engine answers. */
export function isTolerated(diagnostic: KustoDiagnostic, text: string, code: KustoCode): boolean {
  const end = diagnostic.Start + diagnostic.Length;
  const [before, at] = [text.slice(0, diagnostic.Start), text.slice(diagnostic.Start, end)];
  return TOLERANCES.some((each) => each(diagnostic, before, at, code));
}
