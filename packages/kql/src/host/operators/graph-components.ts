import type { HostOperator } from '../host.ts';
import { GraphData } from './graph-data.ts';

/** Nodes that reach each other, whichever way the edges point. */
function weakComponents(graph: GraphData): number[] {
  const component = graph.nodes.map(() => -1);
  let count = 0;
  for (const start of component.keys()) {
    if (component[start] !== -1) continue;
    const open = [start];
    component[start] = count;
    for (let node = open.pop(); node !== undefined; node = open.pop())
      for (const step of graph.steps(node, 'any')) {
        if (component[step.node] !== -1) continue;
        component[step.node] = count;
        open.push(step.node);
      }
    count++;
  }
  return component;
}

/** Nodes that reach each other both ways: those that are left after each other forwards and met backwards (Kosaraju). */
function strongComponents(graph: GraphData): number[] {
  const left = leavingOrder(graph);
  const component = graph.nodes.map(() => -1);
  let count = 0;
  for (const start of left.toReversed()) {
    if (component[start] !== -1) continue;
    const open = [start];
    component[start] = count;
    for (let node = open.pop(); node !== undefined; node = open.pop())
      for (const step of graph.steps(node, 'left')) {
        if (component[step.node] !== -1) continue;
        component[step.node] = count;
        open.push(step.node);
      }
    count++;
  }
  return component;
}

/** Nodes in the order in which a walk forwards leaves them for good. */
function leavingOrder(graph: GraphData): number[] {
  const seen = new Set<number>();
  const left: number[] = [];
  for (const start of graph.nodes.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const path = [{ node: start, next: 0 }];
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const step = graph.steps(at.node, 'right')[at.next++];
      if (!step) {
        left.push(at.node);
        path.pop();
      } else if (!seen.has(step.node)) {
        seen.add(step.node);
        path.push({ node: step.node, next: 0 });
      }
    }
  }
  return left;
}

/** `graph-mark-components`: the rows of the nodes, with the number of their component last. */
export const graphComponentsOperator: HostOperator = {
  source: 'https://learn.microsoft.com/kusto/query/graph-mark-components-operator',
  run: ([nodes, edges], options) => {
    const isStrong = (options as { readonly isStrong?: boolean }).isStrong === true;
    const graph = new GraphData(nodes, edges);
    const component = isStrong ? strongComponents(graph) : weakComponents(graph);
    return graph.nodes.map((row, index) => [...row, BigInt(component[index] ?? -1)]);
  },
};
