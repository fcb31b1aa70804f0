import type { AssetFinding } from '@vedette/model';
import type { Finding, TextPart } from './finding.ts';
import { maskText } from './mask-text.ts';
import type { SensitiveType } from './sensitive-type.ts';
import { BUILT_IN_TYPES } from './types/built-in-types.ts';

/** Samples kept with an asset: enough to judge by, few enough to store. */
const MAX_SAMPLES = 10;

interface Located {
  readonly finding: Finding;
  readonly part: TextPart;
}

/**
 * One entry a type that the asset carries, with counts, the best confidence and masked samples, surest types first.
 * Shape: `findings[n]` are those of `parts[n]`. A type counts from its `assetConfidence` on; weaker matches of a type that
 * counts are counted too.
 */
export function summariseFindings(
  parts: readonly TextPart[],
  findings: readonly (readonly Finding[])[],
  types: readonly SensitiveType[] = BUILT_IN_TYPES,
): AssetFinding[] {
  const thresholds = new Map(types.map((type) => [type.id, type.assetConfidence]));
  const byType = new Map<string, Located[]>();
  parts.forEach((part, index) => {
    for (const finding of findings[index] ?? []) {
      const list = byType.get(finding.typeId) ?? [];
      list.push({ finding, part });
      byType.set(finding.typeId, list);
    }
  });
  return [...byType.values()]
    .map(summariseType)
    .filter((summary) => summary.confidence >= (thresholds.get(summary.typeId) ?? 75))
    .sort((a, b) => b.confidence - a.confidence || b.count - a.count || a.name.localeCompare(b.name));
}

function summariseType(located: readonly Located[]): AssetFinding {
  const [first] = located;
  if (!first) throw new RangeError('a summary needs at least one finding');
  const values = new Set(located.map(({ finding, part }) => normalise(part.text.slice(finding.start, finding.end))));
  const surest = [...located].sort((a, b) => b.finding.confidence - a.finding.confidence);
  return {
    typeId: first.finding.typeId,
    name: first.finding.name,
    count: located.length,
    uniqueCount: values.size,
    confidence: surest[0]?.finding.confidence ?? 0,
    samples: surest.slice(0, MAX_SAMPLES).map(sampleOf),
  };
}

/** Two spellings of one value are one value. */
const normalise = (text: string): string => text.replace(/[^\p{L}\p{N}@]/gu, '').toLowerCase();

function sampleOf({ finding, part }: Located): AssetFinding['samples'][number] {
  return {
    location: part.location,
    offset: finding.start,
    maskedText: maskText(part.text.slice(finding.start, finding.end)),
    confidence: finding.confidence,
    because: explainFinding(finding),
  };
}

/** The reasons of a finding as short sentences: pattern, check digits, terms with their distance. */
export function explainFinding({ evidence }: Finding): string[] {
  return [
    `Pattern: ${evidence.pattern}`,
    ...(evidence.checksum === 'passed' ? ['Check digits are right'] : []),
    ...evidence.keywords.map(({ term, list, distance }) => `“${term}” (${list}) ${distance} characters away`),
  ];
}
