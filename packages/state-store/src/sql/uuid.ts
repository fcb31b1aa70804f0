const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The id where it has the form of one; else null, which equals no row, so that a mistyped id is "not found". */
export function toUuid(id: string): string | null {
  return UUID.test(id) ? id : null;
}
