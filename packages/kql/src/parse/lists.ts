/** A list of the vendor's symbols. */
export interface KustoList<T> {
  readonly Count: number;
  getItem(index: number): T;
}

/** The items of one of the vendor's lists, some of which are plain arrays. */
export function itemsOf<T>(items: KustoList<T> | readonly T[] | null | undefined): T[] {
  if (Array.isArray(items)) return [...(items as readonly T[])];
  const list = items as KustoList<T> | null | undefined;
  return Array.from({ length: list?.Count ?? 0 }, (_, index) => (list as KustoList<T>).getItem(index));
}
