/** Names that the printer and the function tables use inside expressions; no column may have them. */
const RESERVED = /^_(x|p|i|kv|g|r|l|[sv]\d+)$/i;

/** Whether an expression may use this name for something of its own. */
export const isReservedName = (name: string): boolean => RESERVED.test(name);

/** Gives column ids: the user's name where it is free, else the name with a number, so that SQL reads like the query. */
export class IdSource {
  private readonly taken = new Set<string>();
  /** The number to try first for a name: a union of many tables asks for the same one thousands of times. */
  private readonly counts = new Map<string, number>();

  next(name: string): string {
    const base = name === '' || isReservedName(name) ? `column${name}` : name;
    const key = base.toLowerCase();
    if (!this.taken.has(key)) {
      this.taken.add(key);
      return base;
    }
    let count = this.counts.get(key) ?? 2;
    while (this.taken.has(`${key}_${count}`)) count += 1;
    this.counts.set(key, count + 1);
    this.taken.add(`${key}_${count}`);
    return `${base}_${count}`;
  }
}
