/** Runs pieces of work of one name one after the other; names run side by side. */
export class Turns {
  readonly #tails = new Map<string, Promise<unknown>>();

  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#tails.get(name) ?? Promise.resolve()).catch(() => {}).then(work);
    this.#tails.set(name, turn);
    const forget = () => {
      if (this.#tails.get(name) === turn) this.#tails.delete(name);
    };
    turn.then(forget, forget);
    return turn;
  }

  /** Resolves when nothing is under way. */
  async settle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.allSettled([...this.#tails.values()]);
  }
}
