import { type Line, type Rings, readLines, readPlace } from '../../geo/geojson.ts';
import { unionOfLines } from '../../geo/lines.ts';
import { unionOf } from '../../geo/overlay.ts';
import { type Area, type Part, partOf, readArea } from '../../geo/polygon.ts';
import { remembered } from '../../geo/remembered.ts';
import type { Vector } from '../../geo/vector.ts';
import type { HostValue, Json } from '../host.ts';

export type Arguments = readonly HostValue[];

/** A number of any type; NaN for null, and for a missing argument what it stands for. */
export function numberAt(args: Arguments, index: number, missing = Number.NaN): number {
  if (index >= args.length) return missing;
  const of = args[index];
  return typeof of === 'number' || typeof of === 'bigint' ? Number(of) : Number.NaN;
}

export const textAt = (args: Arguments, index: number): string => String(args[index] ?? '');

export const isBetween = (of: number, least: number, most: number): boolean => of >= least && of <= most;
export const isLevel = (of: number, most: number): boolean => Number.isInteger(of) && isBetween(of, 0, most);

/** Longitude and latitude at two arguments. */
export const placeAt = (args: Arguments, index: number): Vector | null => readPlace(args[index], args[index + 1]);

const readLinesOnce: (of: Json) => Line[] | null = remembered(readLines);

export const linesAt = (args: Arguments, index: number): Line[] | null => readLinesOnce(args[index] as Json);
export const areaAt = (args: Arguments, index: number): Area | null => readArea(args[index] as Json);

/** The lines of a line or the union of those of a multiline. */
export function lineUnionAt(args: Arguments, index: number): Line[] | null {
  const lines = linesAt(args, index);
  return lines && lines.length > 1 ? unionOfLines(lines) : lines;
}

const unions = new WeakMap<Area, readonly Part[]>();

/** Polygons of an area that do not overlap. */
export function partsOf(area: Area): readonly Part[] {
  const known = unions.get(area);
  if (known) return known;
  const parts = area.parts.length > 1 ? unionOf(ringsOf(area)).map(partOf) : area.parts;
  unions.set(area, parts);
  return parts;
}

export const ringsOf = (area: Area): Rings[] => area.parts.map((part) => part.rings);
export const unitedRings = (area: Area): Rings[] => partsOf(area).map((part) => part.rings);

/** Each item of an array; null where it is none, or one of them is not of the kind. */
export function allAt<T>(args: Arguments, index: number, read: (of: Json) => readonly T[] | null): T[] | null {
  const of = args[index];
  if (!Array.isArray(of) || of.length === 0) return null;
  const read_ = (of as readonly Json[]).map(read);
  return read_.every((each) => each !== null) ? read_.flat() : null;
}

export const readRingsOnce = (of: Json): Rings[] | null => {
  const area = readArea(of);
  return area && ringsOf(area);
};
export { readLinesOnce };
