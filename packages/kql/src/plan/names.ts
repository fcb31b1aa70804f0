/** Gives column ids: the user's name where it is free, else the name with a number, so that SQL reads like the query. */
export class IdSource {
  private readonly taken = new Set<string>();

  next(name: string): string {
    const base = name === '' || name.startsWith('_s_') ? `column${name}` : name;
    let id = base;
    for (let count = 2; this.taken.has(id.toLowerCase()); count++) id = `${base}_${count}`;
    this.taken.add(id.toLowerCase());
    return id;
  }
}
