import type { Span } from './engine/compile-shape.ts';
import { findWindows, type Windows } from './engine/find-windows.ts';
import { foldPunctuation } from './engine/fold-text.ts';
import { ShapeMatcher } from './engine/shape-matcher.ts';
import { type Support, SupportPlan } from './engine/support.ts';
import { type ElementUse, isPossible, type PatternPlan, type PrimaryPlan, planTypes } from './engine/type-plan.ts';
import type { Classifier, Evidence, Finding } from './finding.ts';
import type { Primary, SensitiveType } from './sensitive-type.ts';
import { BUILT_IN_TYPES } from './types/built-in-types.ts';

/**
 * A classifier for these types; for the built-in ones without an argument. Shape: pure, may be used for any number of texts.
 *
 * A text passes four steps: where could something be (digits, `@`, ...), which terms stand near there, which shapes match
 * for types that those terms allow, and which pattern holds for each match.
 */
export function createClassifier(types: readonly SensitiveType[] = BUILT_IN_TYPES): Classifier {
  const plan = planTypes(types);
  const matcher = new ShapeMatcher(plan.shapes);
  const support = new SupportPlan(plan.elements);
  return {
    classifyText(original) {
      const text = foldPunctuation(original);
      const windows = findWindows(text, matcher.minimumDigits);
      const places = Object.values(windows satisfies Windows).flat();
      if (places.length === 0) return [];
      const found = support.search(text, places, plan.proximity);
      const uses = plan.uses.map((all) => all.filter((use) => isPossible(use, (element) => found.has(element))));
      const byType = new Map<string, Finding[]>();
      matcher.find(
        text,
        windows,
        uses.map(({ length }) => length > 0),
        (shape, span) => {
          const matched = text.slice(span.start, span.end);
          for (const use of uses[shape] ?? []) {
            const finding = judgeMatch(use, matched, span, found);
            if (finding) addTo(byType, finding);
          }
        },
      );
      const kept = [...byType.values()].flatMap(dropOverlaps);
      return kept.sort((a, b) => a.start - b.start || a.end - b.end || (a.name < b.name ? -1 : 1));
    },
  };
}

function addTo(byType: Map<string, Finding[]>, finding: Finding): void {
  const list = byType.get(finding.typeId);
  if (list) list.push(finding);
  else byType.set(finding.typeId, [finding]);
}

/** The first pattern that holds says how sure we are; `undefined` where none does. */
function judgeMatch(use: PrimaryPlan, matched: string, { start }: Span, found: Support): Finding | undefined {
  const { type, name, primary, patterns } = use;
  const value = primary.trim?.(matched) ?? matched;
  if (!isAccepted(primary, value)) return undefined;
  const span = { start, end: start + value.length };
  for (const plan of patterns) {
    const keywords = supportOf(plan, span, type.proximity, found);
    if (!keywords) continue;
    const checksum = primary.hasChecksum ? 'passed' : 'none';
    const evidence: Evidence = { pattern: `${name}: ${plan.pattern.name}`, checksum, keywords };
    return { typeId: type.id, name: type.name, ...span, confidence: plan.pattern.confidence, evidence };
  }
  return undefined;
}

function isAccepted(primary: Primary, value: string): boolean {
  if (primary.excludes?.includes(value.toLowerCase())) return false;
  return primary.isValid?.(value) ?? true;
}

/** What supports the match as the pattern wants it, nearest first; `undefined` where the pattern does not hold. */
function supportOf(
  plan: PatternPlan,
  match: Span,
  proximity: number,
  found: Support,
): Evidence['keywords'] | undefined {
  const nearest = ({ id, name }: ElementUse) => {
    const supporter = found.findNearest(id, match, proximity);
    return supporter && { ...supporter, list: name };
  };
  if (plan.none.some(nearest)) return undefined;
  const all = plan.all.map(nearest).filter((supporter) => supporter !== undefined);
  if (all.length < plan.all.length) return undefined;
  const any = plan.any.map(nearest).filter((supporter) => supporter !== undefined);
  if (any.length < (plan.pattern.any?.min ?? 0)) return undefined;
  return [...all, ...any].sort((a, b) => a.distance - b.distance);
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
