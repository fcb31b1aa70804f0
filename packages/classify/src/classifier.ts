import { compileShape, findSpans, keyOfShape, type Span } from './engine/compile-shape.ts';
import { findWindows, satisfiesNeed, type Window } from './engine/find-windows.ts';
import { foldPunctuation } from './engine/fold-text.ts';
import { type Support, SupportPlan } from './engine/support.ts';
import type { Classifier, Evidence, Finding } from './finding.ts';
import type { Primary, SensitiveType, Shape, TypePattern } from './sensitive-type.ts';
import { BUILT_IN_TYPES } from './types/built-in-types.ts';

/** One shape, with everyone who asks for it. */
interface ShapePlan {
  readonly shape: Shape;
  readonly expression: RegExp;
  readonly uses: readonly { readonly type: number; readonly name: string; readonly primary: Primary }[];
}

/** A valid primary match, before what supports it is known. */
interface Candidate extends Span {
  readonly type: number;
  readonly primary: string;
}

/** A classifier for these types; for the built-in ones without an argument. Shape: pure, may be used for any number of texts. */
export function createClassifier(types: readonly SensitiveType[] = BUILT_IN_TYPES): Classifier {
  const plans = planShapes(types);
  const support = new SupportPlan(types);
  const minimumDigits = Math.min(
    ...plans.map(({ shape }) => (typeof shape.need === 'object' ? shape.need.digits : 99)),
  );
  const reach = Math.max(0, ...types.map(({ proximity }) => proximity));
  return {
    classifyText(original) {
      const text = foldPunctuation(original);
      const windows = findWindows(text, minimumDigits);
      const candidates = plans.flatMap((plan) => findCandidates(plan, text, windows));
      if (candidates.length === 0) return [];
      const found = support.search(text, candidates, reach);
      return decideFindings(types, candidates, found);
    },
  };
}

function planShapes(types: readonly SensitiveType[]): readonly ShapePlan[] {
  const plans = new Map<string, { shape: Shape; uses: { type: number; name: string; primary: Primary }[] }>();
  types.forEach((type, index) => {
    for (const [name, primary] of Object.entries(type.primaries)) {
      const key = keyOfShape(primary.shape);
      const plan = plans.get(key) ?? { shape: primary.shape, uses: [] };
      plan.uses.push({ type: index, name, primary });
      plans.set(key, plan);
    }
  });
  return [...plans.values()].map((plan) => ({ ...plan, expression: compileShape(plan.shape) }));
}

function findCandidates(plan: ShapePlan, text: string, windows: readonly Window[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const window of windows) {
    if (!satisfiesNeed(window, plan.shape.need)) continue;
    for (const span of findSpans(plan.expression, text, window.start, window.end)) {
      const matched = text.slice(span.start, span.end);
      for (const { type, name, primary } of plan.uses) {
        const value = primary.trim?.(matched) ?? matched;
        if (!isAccepted(primary, value)) continue;
        candidates.push({ start: span.start, end: span.start + value.length, type, primary: name });
      }
    }
  }
  return candidates;
}

function isAccepted(primary: Primary, value: string): boolean {
  if (primary.excludes?.includes(value.toLowerCase())) return false;
  return primary.isValid?.(value) ?? true;
}

function decideFindings(types: readonly SensitiveType[], candidates: readonly Candidate[], found: Support): Finding[] {
  const byType = new Map<number, Finding[]>();
  for (const candidate of candidates) {
    const type = types[candidate.type];
    const finding = type && judgeCandidate(type, candidate, found);
    if (!finding) continue;
    const list = byType.get(candidate.type) ?? [];
    list.push(finding);
    byType.set(candidate.type, list);
  }
  const kept = [...byType.values()].flatMap(dropOverlaps);
  return kept.sort((a, b) => a.start - b.start || a.end - b.end || a.name.localeCompare(b.name));
}

/** The first pattern that holds says how sure we are; `undefined` where none does. */
function judgeCandidate(type: SensitiveType, candidate: Candidate, found: Support): Finding | undefined {
  for (const pattern of type.patterns) {
    if (pattern.primary !== candidate.primary) continue;
    const keywords = supportOf(type, pattern, candidate, found);
    if (!keywords) continue;
    const { start, end } = candidate;
    const checksum = type.primaries[pattern.primary]?.hasChecksum ? 'passed' : 'none';
    const evidence: Evidence = { pattern: `${pattern.primary}: ${pattern.name}`, checksum, keywords };
    return { typeId: type.id, name: type.name, start, end, confidence: pattern.confidence, evidence };
  }
  return undefined;
}

/** What supports the candidate as the pattern wants it, nearest first; `undefined` where the pattern does not hold. */
function supportOf(
  type: SensitiveType,
  pattern: TypePattern,
  candidate: Span,
  found: Support,
): Evidence['keywords'] | undefined {
  const nearest = (list: string) => {
    const supporter = found.findNearest(type, list, candidate);
    return supporter && { ...supporter, list };
  };
  if (pattern.none?.some((list) => nearest(list))) return undefined;
  const all = (pattern.all ?? []).map(nearest);
  const any = (pattern.any?.of ?? []).map(nearest).filter((supporter) => supporter !== undefined);
  if (all.some((supporter) => supporter === undefined) || any.length < (pattern.any?.min ?? 0)) return undefined;
  return [...all.filter((supporter) => supporter !== undefined), ...any].sort((a, b) => a.distance - b.distance);
}

/** Of overlapping findings of one type: the surer, then the longer, then the first. */
function dropOverlaps(findings: readonly Finding[]): Finding[] {
  const ranked = [...findings].sort(
    (a, b) => b.confidence - a.confidence || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const byStart = [...findings].sort((a, b) => a.start - b.start);
  const hasOverlap = byStart.some((finding, index) => finding.start < (byStart[index - 1]?.end ?? -1));
  return hasOverlap ? keepBest(ranked) : [...findings];
}

function keepBest(ranked: readonly Finding[]): Finding[] {
  const taken = new IntervalSet();
  return ranked.filter(({ start, end }) => taken.addIfFree(start, end));
}

/** Spans without overlap, in order. */
class IntervalSet {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  addIfFree(start: number, end: number): boolean {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const before = this.#ends[low - 1] ?? -1;
    const after = this.#starts[low] ?? Number.POSITIVE_INFINITY;
    if (before > start || after < end) return false;
    this.#starts.splice(low, 0, start);
    this.#ends.splice(low, 0, end);
    return true;
  }
}
