/** 85 as `high confidence (85)`. Source: Purview's levels, 65 low, 75 medium, 85 high. */
export function printConfidence(confidence: number): string {
  const level = confidence >= 85 ? 'high' : confidence >= 75 ? 'medium' : 'low';
  return `${level} confidence (${confidence})`;
}
