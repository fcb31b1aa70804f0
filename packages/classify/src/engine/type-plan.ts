import type { Primary, SensitiveType, Shape, TypePattern } from '../sensitive-type.ts';
import { keyOfShape } from './compile-shape.ts';

/** A pattern with its elements by number. */
export interface PatternPlan {
  readonly pattern: TypePattern;
  readonly all: readonly ElementUse[];
  readonly any: readonly ElementUse[];
  readonly none: readonly ElementUse[];
}
export interface ElementUse {
  readonly id: number;
  readonly name: string;
}

/** A primary of one type, with the patterns that use it, best first. */
export interface PrimaryPlan {
  readonly type: SensitiveType;
  readonly name: string;
  readonly primary: Primary;
  readonly patterns: readonly PatternPlan[];
}

/** Types in the form the engine runs them: each shape once, elements and shapes by number. */
export interface TypePlan {
  readonly shapes: readonly Shape[];
  /** `uses[n]` are the primaries of shape `n`. */
  readonly uses: readonly (readonly PrimaryPlan[])[];
  readonly elements: readonly SensitiveType['elements'][string][];
  readonly proximity: number;
}

export function planTypes(types: readonly SensitiveType[]): TypePlan {
  const shapes = new Map<string, { shape: Shape; uses: PrimaryPlan[] }>();
  const elements: SensitiveType['elements'][string][] = [];
  for (const type of types) {
    const ids = new Map(Object.entries(type.elements).map(([name, element]) => [name, elements.push(element) - 1]));
    for (const [name, primary] of Object.entries(type.primaries)) {
      const patterns = type.patterns
        .filter((pattern) => pattern.primary === name)
        .map((pattern) => planPattern(pattern, ids));
      const key = keyOfShape(primary.shape);
      const entry = shapes.get(key) ?? { shape: primary.shape, uses: [] };
      entry.uses.push({ type, name, primary, patterns });
      shapes.set(key, entry);
    }
  }
  const all = [...shapes.values()];
  return {
    shapes: all.map(({ shape }) => shape),
    uses: all.map(({ uses }) => uses),
    elements,
    proximity: Math.max(0, ...types.map(({ proximity }) => proximity)),
  };
}

function planPattern(pattern: TypePattern, ids: ReadonlyMap<string, number>): PatternPlan {
  const number = (names: readonly string[] = []) => names.map((name) => ({ id: ids.get(name) ?? -1, name }));
  return { pattern, all: number(pattern.all), any: number(pattern.any?.of), none: number(pattern.none) };
}

/** A match of this primary could count in a text that holds these elements. */
export function isPossible({ patterns }: PrimaryPlan, has: (element: number) => boolean): boolean {
  return patterns.some(({ pattern, all, any }) => {
    const found = any.filter(({ id }) => has(id)).length;
    return all.every(({ id }) => has(id)) && found >= (pattern.any?.min ?? 0);
  });
}
