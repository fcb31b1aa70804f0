import type { Node, Piece } from './arrangement.ts';

/** Pieces between the same two nodes. Shape: `net` of an owner is how many run from `a` to `b`, less those that run back. */
export interface Group {
  readonly a: Node;
  readonly b: Node;
  readonly net: number[];
  readonly pieces: Piece[];
  input: number;
}

/** How often the loops of each owner wind round what lies beside a group. */
export interface Sides {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export function groupPieces(pieces: readonly Piece[], owners: number): Group[] {
  const groups = new Map<string, Group>();
  for (const piece of pieces) {
    const [a, b] = piece.from.id < piece.to.id ? [piece.from, piece.to] : [piece.to, piece.from];
    const key = `${a.id},${b.id}`;
    const group = groups.get(key) ?? { a, b, net: new Array<number>(owners).fill(0), pieces: [], input: piece.input };
    group.net[piece.owner] = (group.net[piece.owner] ?? 0) + (piece.from === a ? 1 : -1);
    group.pieces.push(piece);
    group.input = Math.min(group.input, piece.input);
    groups.set(key, group);
  }
  return [...groups.values()];
}

type Axis = 'x' | 'y';

/** Groups by the stretches of an axis that they cross, so that a ray meets few of them. */
function stretchesOf(groups: readonly Group[], axis: Axis): (at: number) => readonly Group[] {
  const ends = groups.flatMap(({ a, b }) => [a[axis], b[axis]]);
  const low = ends.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  const high = ends.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  const width = (high - low) / groups.length || 1;
  const indexOf = (at: number): number => Math.floor((at - low) / width);
  const stretches = new Map<number, Group[]>();
  for (const group of groups) {
    const [first, last] = [
      indexOf(Math.min(group.a[axis], group.b[axis])),
      indexOf(Math.max(group.a[axis], group.b[axis])),
    ];
    for (let index = first; index <= last; index++) {
      const stretch = stretches.get(index);
      if (stretch) stretch.push(group);
      else stretches.set(index, [group]);
    }
  }
  return (at) => stretches.get(indexOf(at)) ?? [];
}

/** Counts windings beside a group: along a ray from its middle, away from its own direction. */
export function windingsBeside(groups: readonly Group[], owners: number): (group: Group) => Sides {
  const byX = stretchesOf(groups, 'x');
  const byY = stretchesOf(groups, 'y');
  return (group) => {
    const [dx, dy] = [group.b.x - group.a.x, group.b.y - group.a.y];
    const isSteep = Math.abs(dy) >= Math.abs(dx);
    const [along, across] = isSteep ? (['y', 'x'] as const) : (['x', 'y'] as const);
    const middle = { x: (group.a.x + group.b.x) / 2, y: (group.a.y + group.b.y) / 2 };
    const beyond = new Array<number>(owners).fill(0);
    for (const other of (isSteep ? byY : byX)(middle[along])) {
      const sign = other === group ? 0 : crossingSign(other, middle[along], middle[across], along, across);
      if (sign !== 0)
        for (let owner = 0; owner < owners; owner++)
          beyond[owner] = (beyond[owner] ?? 0) + sign * (other.net[owner] ?? 0);
    }
    const other = (step: number): number[] => beyond.map((count, owner) => count + step * (group.net[owner] ?? 0));
    const isBeyondLeft = isSteep ? dy < 0 : dx > 0;
    return isBeyondLeft ? { left: beyond, right: other(-1) } : { left: other(1), right: beyond };
  };
}

/** +1 where a group, on its way from `a` to `b`, winds round the start of a ray that it crosses; -1 the other way; else 0. */
function crossingSign({ a, b }: Group, level: number, start: number, along: Axis, across: Axis): number {
  const isForward = a[along] <= level && level < b[along];
  const isBackward = b[along] <= level && level < a[along];
  if (!isForward && !isBackward) return 0;
  const at = a[across] + ((level - a[along]) / (b[along] - a[along])) * (b[across] - a[across]);
  if (at <= start) return 0;
  const sign = isForward ? 1 : -1;
  return along === 'y' ? sign : -sign;
}
