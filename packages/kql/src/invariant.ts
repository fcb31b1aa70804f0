/** An invariant of this package broke: a mistake of ours, not of a query. Thrown; its text is for logs alone. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Fails to compile where a case is missing. Errors: throws a `Bug`. */
export function assertNever(value: never): never {
  throw new Bug(`unhandled case: ${JSON.stringify(value)}`);
}

/** Errors: throws a `Bug` where the condition does not hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}
