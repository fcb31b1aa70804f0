import type { Position } from './vector.ts';

const ALPHABET = '0123456789bcdefghjkmnpqrstuvwxyz';
/** Bits of either coordinate of the longest geohash, 18 characters. */
const MOST_CHARACTERS = 18;

/** A rectangle of longitudes and latitudes. Shape: degrees; `columns`, `rows` are how many divide the globe. */
export interface GeohashBox {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
  readonly length: number;
}

/** The box of a geohash; null where it is not one. */
export function geohashBox(text: string): GeohashBox | null {
  if (text.length === 0 || text.length > MOST_CHARACTERS) return null;
  let [column, row, columns, rows, isColumn] = [0, 0, 1, 1, true];
  for (const character of text.toLowerCase()) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    for (let bit = 4; bit >= 0; bit--) {
      const half = (value >> bit) & 1;
      if (isColumn) [column, columns] = [column * 2 + half, columns * 2];
      else [row, rows] = [row * 2 + half, rows * 2];
      isColumn = !isColumn;
    }
  }
  return { column, row, columns, rows, length: text.length };
}

export function geohashText({ column, row, columns, rows, length }: GeohashBox): string {
  let [columnBit, rowBit, isColumn, text] = [columns / 2, rows / 2, true, ''];
  const isSet = (value: number, bit: number): boolean => Math.floor(value / bit) % 2 === 1;
  for (let index = 0; index < length; index++) {
    let value = 0;
    for (let bit = 0; bit < 5; bit++) {
      value = value * 2 + Number(isColumn ? isSet(column, columnBit) : isSet(row, rowBit));
      if (isColumn) columnBit /= 2;
      else rowBit /= 2;
      isColumn = !isColumn;
    }
    text += ALPHABET[value] ?? '';
  }
  return text;
}

/** Corners, counterclockwise from the south-west. */
export function geohashCorners({ column, row, columns, rows }: GeohashBox): Position[] {
  const [west, east] = [column, column + 1].map((at) => (at / columns) * 360 - 180) as [number, number];
  const [south, north] = [row, row + 1].map((at) => (at / rows) * 180 - 90) as [number, number];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

export const geohashCentre = ({ column, row, columns, rows }: GeohashBox): Position => [
  ((column + 0.5) / columns) * 360 - 180,
  ((row + 0.5) / rows) * 180 - 90,
];

/** Steps east and north, in the order of the recorded answers. */
const AROUND = [
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
  [1, 1],
  [1, 0],
  [0, 1],
  [-1, 1],
] as const;

/** The boxes round a box: over the antimeridian, but not over a pole. */
export function geohashNeighbors(box: GeohashBox): string[] {
  const texts = AROUND.flatMap(([east, north]) => {
    const row = box.row + north;
    const column = (box.column + east + box.columns) % box.columns;
    return row < 0 || row >= box.rows ? [] : [geohashText({ ...box, column, row })];
  });
  return [...new Set(texts)];
}
