import { arrange, type InputEdge, type Node, type Piece } from './arrangement.ts';
import { capOf, capsMeet } from './caps.ts';
import { frameOf } from './frame.ts';
import type { Line } from './geojson.ts';
import { inCellOrder } from './loops.ts';

export const edgesOfLine = (line: Line): { readonly from: Line[number]; readonly to: Line[number] }[] =>
  line.slice(1).map((to, index) => ({ from: line[index] ?? to, to }));

/** Edges of lines of several owners, numbered in order. */
export const lineEdges = (owners: readonly (readonly Line[])[]): InputEdge[] =>
  owners
    .flatMap((lines, owner) => lines.flatMap((line) => edgesOfLine(line).map((edge) => ({ ...edge, owner }))))
    .map((edge, input) => ({ ...edge, input }));

/** The union of lines: what several share counts once, and they are divided where more than two meet. */
export function unionOfLines(lines: readonly Line[]): Line[] {
  return clusters(lines).flatMap((cluster) => {
    const edges = lineEdges([cluster]);
    return joinLines(uniquePieces(arrange(edges, frameOf(edges.flatMap((each) => [each.from, each.to])))));
  });
}

/** Lines that may meet, directly or over others. */
function clusters(lines: readonly Line[]): Line[][] {
  const capped = lines.map((line) => ({ line, cap: capOf(line) }));
  const found: (typeof capped)[] = [];
  for (const each of capped) {
    const met = found.filter((cluster) => cluster.some((other) => capsMeet(other.cap, each.cap)));
    const [first] = met;
    if (!first) found.push([each]);
    else {
      for (const other of met.slice(1)) {
        first.push(...other);
        found.splice(found.indexOf(other), 1);
      }
      first.push(each);
    }
  }
  const position = new Map(lines.map((line, index) => [line, index]));
  const inOrder = (a: Line, b: Line): number => (position.get(a) ?? 0) - (position.get(b) ?? 0);
  return found.map((cluster) => cluster.map((each) => each.line).sort(inOrder));
}

/** One piece of each two nodes, whichever way it runs: the first. */
export function uniquePieces(pieces: readonly Piece[]): Piece[] {
  const seen = new Map<string, Piece>();
  for (const piece of pieces) {
    const key = [piece.from.id, piece.to.id].sort((a, b) => a - b).join(',');
    if (!seen.has(key)) seen.set(key, piece);
  }
  return [...seen.values()];
}

/** Joins pieces, each as it runs, to the longest lines that pass no node where they branch. */
export function joinLines(pieces: readonly Piece[]): Line[] {
  const [leaving, entering] = [new Map<Node, Piece[]>(), new Map<Node, Piece[]>()];
  for (const piece of pieces) {
    leaving.set(piece.from, [...(leaving.get(piece.from) ?? []), piece]);
    entering.set(piece.to, [...(entering.get(piece.to) ?? []), piece]);
  }
  const isInner = (node: Node): boolean => leaving.get(node)?.length === 1 && entering.get(node)?.length === 1;
  const used = new Set<Piece>();
  const follow = (first: Piece): Piece[] => {
    const path: Piece[] = [];
    for (let piece: Piece | undefined = first; piece && !used.has(piece); ) {
      used.add(piece);
      path.push(piece);
      piece = isInner(piece.to) ? leaving.get(piece.to)?.[0] : undefined;
    }
    return path;
  };
  const starts = pieces.filter((piece) => !isInner(piece.from));
  const rings = inCellOrder([...leaving.keys()]).flatMap((node) => leaving.get(node) ?? []);
  const paths = [...starts, ...rings].map(follow).filter((path) => path.length > 0);
  const firstInput = (path: readonly Piece[]): number => Math.min(...path.map((each) => each.input));
  return paths.sort((a, b) => firstInput(a) - firstInput(b)).map(lineOf);
}

const lineOf = (path: readonly Piece[]): Line => [
  ...path.slice(0, 1).map((piece) => piece.from.point),
  ...path.map((piece) => piece.to.point),
];
