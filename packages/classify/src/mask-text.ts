const MASK = '•';
/** A long secret is not drawn out at full length. */
const MAX_MASKED = 12;

/**
 * The text with its middle masked: at most four characters stay at each end, never more than half in all, and
 * separators stay so that the form can be told. A mail address keeps its first character and its domain.
 */
export function maskText(text: string): string {
  const at = text.lastIndexOf('@');
  if (at > 0) return `${text[0]}${MASK.repeat(Math.min(MAX_MASKED, Math.max(1, at - 1)))}${text.slice(at)}`;
  const total = [...text].filter(isShown).length;
  const kept = total >= 14 ? 4 : total >= 8 ? 2 : total >= 4 ? 1 : 0;
  return maskMiddle([...text], total, kept);
}

const isShown = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

function maskMiddle(characters: readonly string[], total: number, kept: number): string {
  let seen = 0;
  let masked = 0;
  let result = '';
  for (const character of characters) {
    if (!isShown(character)) {
      if (masked < 2 * MAX_MASKED) result += character;
      continue;
    }
    seen++;
    if (seen <= kept || seen > total - kept) result += character;
    else if (++masked <= 2 * MAX_MASKED) result += MASK;
  }
  return result;
}
