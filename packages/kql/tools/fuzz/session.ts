import type { ColumnSchema } from '../../src/types.ts';
import { type Checked, Checker, type Failure } from './check.ts';
import { makeMoments } from './kept.ts';
import { mutateText } from './mutate.ts';
import { makeOperator } from './operators.ts';
import { Random } from './random.ts';
import { reduceParts } from './reduce.ts';
import { makeConstantCalls, RELATIONS } from './relations.ts';
import { makeSource, wrapQuery } from './sources.ts';

/**
 * One try of the fuzzer. Shape: `of` is `query`, `text` (a mutated one), `kept` (compiled again and again, at `moments`), or the name of
 * a relation of two queries.
 */
export interface Case {
  readonly of: string;
  readonly parts: readonly string[];
  readonly moments?: readonly number[];
}
export interface Finding extends Failure {
  readonly index: number;
  readonly of: string;
  readonly query: string;
  readonly first: readonly string[];
}

/** Operators that keep what `isSteady` promises: the same rows each time. */
const STEADY = new Set([
  'where',
  'extend',
  'project',
  'keep',
  'project-away',
  'project-rename',
  'distinct',
  'groups',
  'mv-expand',
  'union',
  'parse',
  'as',
  'serialize',
  'in-table',
  'toscalar-filter',
  'literal',
  'join',
]);
/** `join` without a kind takes any one of the rows on the left that share a key. */
const SAMPLING = /\blimit \d|take|sample|innerunique|\brand\(|\bjoin +(?!kind=)/;

export class Session {
  readonly counts: Record<string, number> = {};
  readonly rejections: Record<string, number> = {};
  slowest = { milliseconds: 0, text: '' };
  private readonly checker = new Checker();
  private readonly corpus: string[] = ['T | where s has "a" | summarize count() by bin(dt, 1d)'];
  private readonly seed: number;
  private readonly announce: (text: string) => void;

  constructor(seed: number, announce: (text: string) => void = () => {}) {
    this.seed = seed;
    this.announce = announce;
  }

  /** Makes the case of an index and checks it; reduces it where it fails and its key is new. */
  async try(index: number, known: ReadonlySet<string>): Promise<Finding | undefined> {
    const random = new Random(this.seed, index);
    const made = await this.make(random, index);
    if (!made) return undefined;
    const failure = await this.evaluate(made);
    if (!failure) return undefined;
    if (known.has(failure.key)) return { ...failure, index, of: made.of, query: '', first: made.parts };
    const fails = async (parts: readonly string[]): Promise<boolean> =>
      (await this.evaluate({ ...made, parts }))?.key === failure.key;
    const parts = await reduceParts(made.parts, fails, 250);
    const smaller = { ...made, parts };
    const again = (await this.evaluate(smaller)) ?? failure;
    return { ...again, index, of: made.of, query: textsOf(smaller).join('\n=== and ===\n'), first: made.parts };
  }

  close(): void {
    this.checker.close();
  }

  private async make(random: Random, index: number): Promise<Case | undefined> {
    const kind = random.next();
    if (kind < 0.15) return this.makeCalls(random, index);
    if (kind < 0.3) return { of: 'text', parts: [mutateText(random.pick(this.corpus), this.corpus, random)] };
    const isSteady = kind > 0.6;
    if (kind > 0.85) return this.relate('constants and rows', '', [], random);
    const { text, columns } = await this.pipeline(random, isSteady);
    if (this.corpus.length < 300) this.corpus.push(text);
    else if (random.chance(0.05)) this.corpus[random.below(300)] = text;
    if (kind < 0.36) return { of: 'kept', parts: [wrapQuery(text, random)], moments: makeMoments(random) };
    if (!isSteady) return { of: 'query', parts: [wrapQuery(text, random)] };
    return this.relate(random.pick(Object.keys(RELATIONS)), text, columns, random);
  }

  /** Calls that the compiler takes one by one; a call that it refuses would hide those beside it. */
  private async makeCalls(random: Random, index: number): Promise<Case | undefined> {
    const { calls, values } = makeConstantCalls(index, random);
    const of = 'calls of constants and of rows';
    const taken: string[] = [];
    for (const call of calls) {
      const [constant] = RELATIONS[of]?.build([call, ...values]) ?? [''];
      if ((await this.look(constant)).columns) taken.push(call);
    }
    return taken.length === 0 ? undefined : { of, parts: [...taken, ...values] };
  }

  private relate(of: string, text: string, columns: readonly ColumnSchema[], random: Random): Case | undefined {
    const parts = RELATIONS[of]?.parts(text, { columns, depth: 2, isSteady: true }, random);
    return parts && !parts.some((part) => SAMPLING.test(part)) ? { of, parts } : undefined;
  }

  /** Adds operators one by one; what the compiler rejects is left out again. */
  private async pipeline(
    random: Random,
    isSteady: boolean,
  ): Promise<{ text: string; columns: readonly ColumnSchema[] }> {
    let text = makeSource(random);
    let columns = (await this.look(text)).columns ?? [];
    const length = 1 + random.below(isSteady ? 3 : 5);
    for (let step = 0; step < length; step++) {
      const made = makeOperator({ columns, depth: 1 + random.below(3), isSteady }, random);
      if (!made || (isSteady && !STEADY.has(made.name))) continue;
      const longer = `${text} | ${made.text}`;
      const seen = await this.look(longer);
      this.count(`operator ${made.name} ${seen.code ? 'rejected' : 'made'}`);
      if (seen.failure) return { text: longer, columns };
      if (!seen.columns) {
        if (seen.code)
          this.rejections[`${made.name}: ${seen.code}`] = (this.rejections[`${made.name}: ${seen.code}`] ?? 0) + 1;
        continue;
      }
      text = longer;
      columns = seen.columns;
    }
    return { text, columns };
  }

  private async look(text: string): Promise<Checked> {
    this.announce(text);
    return this.checker.look(text);
  }

  private async run(text: string): Promise<Checked> {
    this.announce(text);
    const checked = await this.checker.check(text);
    this.count(checked.outcome);
    if (checked.compileMilliseconds > this.slowest.milliseconds)
      this.slowest = { milliseconds: checked.compileMilliseconds, text };
    return checked;
  }

  private async evaluate(made: Case): Promise<Failure | undefined> {
    const [one = '', two] = textsOf(made);
    if (made.moments) return this.checker.checkKept(one, made.moments);
    const first = await this.run(one);
    if (first.failure) return first.failure;
    if (made.of === 'text' || two === undefined) return undefined;
    const second = await this.run(two);
    if (second.failure) return second.failure;
    if (!first.rows || !second.rows) return undefined;
    this.count('compared');
    return compare(made.of, first.rows, second.rows);
  }

  private count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }
}

const textsOf = ({ of, parts }: Case): readonly string[] => RELATIONS[of]?.build(parts) ?? parts;

/** More rows than leave a query cannot be compared. */
const MAX_COMPARED = 4_000;

function compare(of: string, first: readonly string[], second: readonly string[]): Failure | undefined {
  if (first.length > MAX_COMPARED || second.length > MAX_COMPARED) return undefined;
  const at = first.findIndex((row, index) => row !== second[index]);
  if (at < 0 && first.length === second.length) return undefined;
  const where = at < 0 ? first.length : at;
  return {
    key: `differs: ${of}`,
    detail: `${first.length} and ${second.length} rows\n${first[where]?.slice(0, 700)}\n${second[where]?.slice(0, 700)}`,
  };
}
