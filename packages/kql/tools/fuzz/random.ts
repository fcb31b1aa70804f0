/** Draws that depend on two seeds alone, so that any query of a run can be made again without those before it. */
export class Random {
  private state: number;

  constructor(seed: number, index: number) {
    this.state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
    for (let turn = 0; turn < 4; turn++) this.next();
  }

  /** At least 0 and below 1. Source: mulberry32, https://github.com/bryc/code/blob/master/jshash/PRNGs.md. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(of: readonly T[]): T {
    const chosen = of[this.below(of.length)];
    if (chosen === undefined) throw new RangeError('There is nothing to pick from.');
    return chosen;
  }

  /** Between `least` and `most` of them, in their order. */
  some<T>(of: readonly T[], least: number, most: number): T[] {
    const left = of.map((each, index) => ({ each, index, at: this.next() })).sort((a, b) => a.at - b.at);
    const count = Math.min(of.length, least + this.below(most - least + 1));
    return left
      .slice(0, count)
      .sort((a, b) => a.index - b.index)
      .map(({ each }) => each);
  }

  many<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }
}
