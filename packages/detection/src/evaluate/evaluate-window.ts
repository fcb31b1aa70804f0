import type { Problem, QueryTable, ScheduledRule } from '@vedette/model';
import type { QueryOutcome } from '@vedette/query';
import { type LateTile, lateRange, lateTiles } from '../schedule/late-tiles.ts';
import { type RuleWindow, timesOf } from '../schedule/plan-window.ts';
import { type ResultRow, rowsNotIn, rowsOf } from './result-rows.ts';
import { isTriggered } from './trigger.ts';

/** One question of an evaluation. Intervals are half-open. */
export interface WindowQuestion {
  readonly kql: string;
  readonly timespan: { readonly start: Date; readonly end: Date };
  readonly ingestedBetween: { readonly start: Date; readonly end: Date };
  /** What `now()` and `ago()` in the query count from. */
  readonly now: Date;
}
export type AskWindow = (question: WindowQuestion) => Promise<QueryOutcome>;

/** Rows that deserve an alert and that no earlier run alerted on. */
export interface TriggeredRows {
  readonly kind: 'window' | 'late';
  readonly start: Date;
  readonly end: Date;
  /** All rows of the query in this window. */
  readonly total: number;
  /** Those that are new. With a trigger that counts downwards (`lt`, ...) there may be none: the count is the news. */
  readonly rows: readonly ResultRow[];
  readonly columns: QueryTable['columns'];
}

export type Evaluation =
  | {
      readonly kind: 'evaluated';
      readonly rows: number;
      readonly triggered: readonly TriggeredRows[];
      readonly tables: readonly string[];
      /** What a person should know of this run: rows cut, stretches left out, rows that had alerted before. */
      readonly remarks: readonly string[];
      readonly statistics: QueryTable['statistics'];
    }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** More stretches with late rows than this in one run are named and left out: a year of backfill is not an alert storm. */
export const MAX_LATE_TILES = 60;

const EPOCH = new Date(0);

/** Carries a rejected query out of nested questions. */
class Rejected extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('rejected');
    this.problems = problems;
  }
}

type Rule = Pick<ScheduledRule, 'query' | 'queryFrequency' | 'queryPeriod' | 'triggerOperator' | 'triggerThreshold'>;
type Answer = Extract<QueryOutcome, { kind: 'answered' }>;

/**
 * Runs a rule over a window and finds what is new: rows of the window that the run before did not see, and rows of older
 * time that arrived since. An event alerts once, even where windows overlap or it arrives late.
 */
export async function evaluateWindow(
  rule: Rule,
  window: RuleWindow,
  lateFloor: Date,
  ask: AskWindow,
): Promise<Evaluation> {
  try {
    const asker = askWith(rule, ask);
    const answer = await asker(window.start, window.end, window.ingestedBefore);
    const main = await findNewInWindow(rule, window, answer, asker);
    const late = await findLate(rule, window, lateFloor, answer.tables, ask, asker);
    return {
      kind: 'evaluated',
      rows: answer.table.rows.length,
      triggered: [...main.triggered, ...late.triggered],
      tables: answer.tables,
      remarks: [...remarksOfTable(answer.table), ...main.remarks, ...late.remarks],
      statistics: answer.table.statistics,
    };
  } catch (error) {
    if (error instanceof Rejected) return { kind: 'rejected', problems: error.problems };
    throw error;
  }
}

type AskRule = (start: Date, end: Date, ingestedBefore: Date) => Promise<Answer>;

const askWith =
  (rule: Rule, ask: AskWindow): AskRule =>
  async (start, end, ingestedBefore) =>
    answered(
      await ask({
        kql: rule.query,
        timespan: { start, end },
        ingestedBetween: { start: EPOCH, end: ingestedBefore },
        now: end,
      }),
    );

/** Codes of an answer that was cut at a number of rows or bytes: what is there is right. Every other cut loses rows unseen. */
const CUT_BY_SIZE: readonly string[] = ['QRY2001', 'QRY2002'];

function answered(outcome: QueryOutcome): Answer {
  if (outcome.kind === 'rejected') throw new Rejected(outcome.problems);
  const { partial, problems } = outcome.table;
  const isCutOtherwise = partial && problems.some(({ code }) => !CUT_BY_SIZE.includes(code) && /^(QRY|LOG)/.test(code));
  if (isCutOtherwise) throw new Rejected(problems);
  return outcome;
}

interface Found {
  readonly triggered: readonly TriggeredRows[];
  readonly remarks: readonly string[];
}
const NOTHING: Found = { triggered: [], remarks: [] };

async function findNewInWindow(rule: Rule, window: RuleWindow, answer: Answer, ask: AskRule): Promise<Found> {
  const rows = rowsOf(answer.table);
  if (!isTriggered(rule, rows.length)) return NOTHING;
  const found = { kind: 'window' as const, start: window.start, end: window.end, total: rows.length };
  const { columns } = answer.table;
  const { previous } = window;
  const overlaps = previous !== undefined && previous.end > window.start;
  if (!overlaps || rule.triggerOperator !== 'gt') return { triggered: [{ ...found, rows, columns }], remarks: [] };
  const seen = rowsOf((await ask(previous.start, previous.end, previous.ingestedBefore)).table);
  const fresh = isTriggered(rule, seen.length) ? rowsNotIn(rows, seen) : rows;
  const remarks =
    fresh.length < rows.length
      ? [`${rows.length - fresh.length} of ${rows.length} rows had alerted in the run before and do not again.`]
      : [];
  return { triggered: fresh.length > 0 ? [{ ...found, rows: fresh, columns }] : [], remarks };
}

async function findLate(
  rule: Rule,
  window: RuleWindow,
  floor: Date,
  tables: readonly string[],
  ask: AskWindow,
  askRule: AskRule,
): Promise<Found> {
  const range = lateRange(window, floor);
  const before = window.previous?.ingestedBefore;
  if (!range || !before || before >= window.ingestedBefore || tables.length === 0) return NOTHING;
  const { periodMs } = timesOf(rule);
  const bins = answered(
    await ask({
      kql: printLateQuery(tables, periodMs),
      timespan: range,
      ingestedBetween: { start: before, end: window.ingestedBefore },
      now: window.end,
    }),
  );
  const tiles = lateTiles(
    rowsOf(bins.table).map(({ Bin }) => new Date(String(Bin))),
    periodMs,
    range,
  );
  const chosen = tiles.slice(-MAX_LATE_TILES);
  const triggered: TriggeredRows[] = [];
  for (const tile of chosen) {
    const late = await findLateInTile(rule, tile, before, window.ingestedBefore, askRule);
    if (late) triggered.push(late);
  }
  const left = tiles.length - chosen.length;
  const remarks =
    left > 0 ? [`${left} older stretches with late rows were left out (at most ${MAX_LATE_TILES} a run).`] : [];
  return { triggered, remarks };
}

/** The same query as of two arrivals: what only the later one gives, came late. */
async function findLateInTile(
  rule: Rule,
  tile: LateTile,
  arrivedBefore: Date,
  arrivedNow: Date,
  ask: AskRule,
): Promise<TriggeredRows | undefined> {
  const now = await ask(tile.start, tile.end, arrivedNow);
  const rows = rowsOf(now.table);
  if (!isTriggered(rule, rows.length)) return undefined;
  const seen = rowsOf((await ask(tile.start, tile.end, arrivedBefore)).table);
  const had = isTriggered(rule, seen.length);
  if (had && rule.triggerOperator !== 'gt') return undefined;
  const fresh = had ? rowsNotIn(rows, seen) : rows;
  if (fresh.length === 0 && rule.triggerOperator === 'gt') return undefined;
  return { kind: 'late', ...tile, total: rows.length, rows: fresh, columns: now.table.columns };
}

/** Counts rows of the rule's tables by stretches of one period. Table names come from the compiler, not from a user. */
function printLateQuery(tables: readonly string[], periodMs: number): string {
  const times = tables.map((table) => `(${table} | project TimeGenerated)`);
  const source = times.length === 1 ? times[0] : `union ${times.join(', ')}`;
  return `${source} | summarize Rows = count() by Bin = bin(TimeGenerated, ${Math.round(periodMs / 1000)}s)`;
}

function remarksOfTable(table: QueryTable): readonly string[] {
  return table.partial ? [`The query gave more rows than a run looks at; ${table.rows.length} were looked at.`] : [];
}
