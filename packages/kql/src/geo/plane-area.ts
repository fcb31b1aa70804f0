import type { Json } from '../host/host.ts';
import { arrange } from './arrangement.ts';
import { type Frame, frameWithin } from './frame.ts';
import { type Rings, readPolygonPositions } from './geojson.ts';
import { inputEdges } from './overlay.ts';
import { containsPlace, type Part, partOf, readArea, s2Point } from './polygon.ts';
import { type Position, vectorOf } from './vector.ts';

type PlanePoint = readonly [x: number, y: number];

/** A polygon or multipolygon as straight edges of planes, for an engine that knows no sphere. */
export interface PlaneArea {
  readonly parts: readonly { readonly frame: Frame; readonly rings: readonly (readonly PlanePoint[])[] }[];
  /** Vertices that are inside by the rule that gives each place of a border to one side, and those that are not. */
  readonly innerVertices: readonly Position[];
  readonly outerVertices: readonly Position[];
}

/** More vertices would make a statement of hundreds of kilobytes. */
const MOST_VERTICES = 2_000;

/** Null where the plane cannot say it: too many vertices, rings that touch, or more than a hemisphere. */
export function planeArea(of: Json): PlaneArea | 'invalid' | null {
  const area = readArea(of);
  const positions = readPolygonPositions(of)?.flatMap((rings) => rings.flatMap((ring) => ring.slice(0, -1)));
  if (!area || !positions) return 'invalid';
  if (positions.length > MOST_VERTICES || area.parts.some(hasTouchingRings)) return null;
  const parts: PlaneArea['parts'][number][] = [];
  for (const { rings } of area.parts) {
    const frame = frameWithin(rings.flat());
    if (!frame || !isPlain(rings, frame)) return null;
    parts.push({ frame, rings: rings.map((ring) => ring.map((each) => pointOf(frame, each))) });
  }
  const isInner = (at: Position): boolean => containsPlace(area, vectorOf(at));
  return {
    parts,
    innerVertices: positions.filter(isInner),
    outerVertices: positions.filter((each) => !isInner(each)),
  };
}

/** Whether the engine accepts rings: none touches another or itself, and holes lie in the shell. */
function isPlain(rings: Rings, frame: Frame): boolean {
  const edges = inputEdges([rings]);
  const [shell, ...holes] = rings;
  const { region } = partOf([shell]);
  return (
    arrange(edges, frame).length === edges.length && holes.every(([at]) => at && region.containsPoint(s2Point(at)))
  );
}

function pointOf(frame: Frame, at: Parameters<Frame['project']>[0]): PlanePoint {
  const { x, y } = frame.project(at);
  return [x, y];
}

const hasTouchingRings = ({ rings }: Part): boolean => {
  const vertices = rings.flat().map(({ x, y, z }) => `${x},${y},${z}`);
  return new Set(vertices).size < vertices.length;
};
