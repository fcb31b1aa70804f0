/** Names that the printer and the function tables use inside expressions; no column may have them. */
const RESERVED = /^_(x|p|i|kv|g|r|l|[sv]\d+)$/i;

/** Gives column ids: the user's name where it is free, else the name with a number, so that SQL reads like the query. */
export class IdSource {
  private readonly taken = new Set<string>();

  next(name: string): string {
    const base = name === '' || RESERVED.test(name) ? `column${name}` : name;
    let id = base;
    for (let count = 2; this.taken.has(id.toLowerCase()); count++) id = `${base}_${count}`;
    this.taken.add(id.toLowerCase());
    return id;
  }
}
