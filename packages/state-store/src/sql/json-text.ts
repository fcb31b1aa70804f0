const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/** PostgreSQL stores neither NUL nor half a surrogate pair: each becomes U+FFFD, as in every text that is decoded. */
function toStorableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return toStorableText(value);
  if (Array.isArray(value)) return value.map(toStorable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [toStorableText(key), toStorable(item)]));
}

/** JSON text that a `json` parameter takes, whatever the strings in it hold. */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return UNSTORABLE_ESCAPE.test(text) ? JSON.stringify(toStorable(JSON.parse(text))) : text;
}
