import { jsonPathSteps } from '../../parse/json-path.ts';
import { defineHostFunctions } from '../define.ts';
import type { HostValue, Json } from '../host.ts';

/** A part of a JSON text that is printed already. */
class Printed {
  readonly json: string;
  constructor(json: string) {
    this.json = json;
  }
}

const INTEGER = /^-?\d+$/;

function printNumber(value: number, source: string): string {
  if (INTEGER.test(source)) return source;
  const text = String(value).replace('e+', 'e');
  return INTEGER.test(text) ? `${text}.0` : text;
}

/** Members in the order of their names; numbers in one way of writing. */
function canonical(text: string): string {
  const printed: unknown = JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    if (typeof value === 'number') return new Printed(printNumber(value, context?.source ?? ''));
    if (value === null || typeof value !== 'object') return new Printed(JSON.stringify(value));
    const json = (of: unknown): string => (of as Printed).json;
    if (Array.isArray(value)) return new Printed(`[${value.map(json).join(',')}]`);
    const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return new Printed(`{${members.map(([key, of]) => `${JSON.stringify(key)}:${json(of)}`).join(',')}}`);
  });
  return (printed as Printed).json;
}

function dynamicToJson([of]: readonly HostValue[]): HostValue {
  if (typeof of !== 'string' || of === '') return '';
  try {
    return canonical(of);
  } catch {
    return of;
  }
}

const isBag = (of: Json): of is Readonly<Record<string, Json>> =>
  of !== null && typeof of === 'object' && !Array.isArray(of);

/** The paths below a value: of the leaves of bags; an array is a path itself, and its elements share the place 0. */
function pathsOf(of: Json, path: string): string[] {
  if (Array.isArray(of)) return [path, ...of.flatMap((each) => pathsOf(each, `${path}[0]`))];
  if (isBag(of)) return Object.entries(of).flatMap(([key, each]) => pathsOf(each, `${path}['${key}']`));
  return [path];
}

function treePath([of]: readonly HostValue[]): HostValue {
  const given = of as Json;
  if (given === null || typeof given !== 'object') return null;
  return [...new Set(pathsOf(given, ''))].filter((path) => path !== '');
}

/** A bag without the members that paths such as `$.a.b`, or names of outer members, point at. */
function withoutPaths(of: Json, paths: readonly (readonly string[])[]): Json {
  if (!isBag(of)) return of;
  const kept = Object.entries(of).flatMap(([key, each]) => {
    const inside = paths.filter(([first]) => first === key).map((path) => path.slice(1));
    return inside.some((path) => path.length === 0) ? [] : [[key, withoutPaths(each, inside)] as const];
  });
  return Object.fromEntries(kept);
}

function removeKeys([of, keys]: readonly HostValue[]): HostValue {
  const bag = of as Json;
  if (!isBag(bag) || !Array.isArray(keys)) return null;
  const paths = keys
    .filter((key) => typeof key === 'string')
    .map((key) => (key.startsWith('$') ? (jsonPathSteps(key) ?? []).map(String) : [key]));
  return withoutPaths(
    bag,
    paths.filter((path) => path.length > 0),
  );
}

export const jsonHostFunctions = defineHostFunctions({
  dynamic_to_json: { compute: dynamicToJson, takes: ['json'] },
  treepath: treePath,
  bag_remove_keys: removeKeys,
});
