import type { ColumnSchema, KustoType } from '@vedette/model';
import {
  AsyncByteQueue,
  Bool,
  type Data,
  type DataType,
  DurationMicrosecond,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import type { ResultStream } from '../query.ts';
import { regroup } from './regroup.ts';

/** Rows of a record batch: more hold more memory, fewer cost more metadata. */
const ROWS_A_BATCH = 16_384;
const TICKS_PER_MICROSECOND = 10n;

/** Cells of one column as the engine gave them. */
type Cells = readonly unknown[];
interface Packed {
  readonly data: Data;
  /** Values that lost something. */
  readonly rounded: number;
}
interface ColumnForm {
  readonly type: () => DataType;
  readonly pack: (type: DataType, cells: Cells) => Packed;
  /** Beside the column's Kusto type. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const isMissing = (cell: unknown): boolean => cell === null || cell === undefined;

/** One bit a value, the first in the lowest. Source: Arrow columnar format, "Validity bitmaps". */
function packBits(cells: Cells, isSet: (cell: unknown) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(cells.length / 8));
  for (const [index, cell] of cells.entries()) {
    if (isSet(cell)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return bits;
}

const validityOf = (cells: Cells) => ({
  length: cells.length,
  nullCount: cells.filter(isMissing).length,
  nullBitmap: packBits(cells, (cell) => !isMissing(cell)),
});

const exact = (data: Data): Packed => ({ data, rounded: 0 });

function packTexts(type: DataType, cells: Cells): Packed {
  const texts = cells.map((cell) => (isMissing(cell) ? '' : Buffer.from(String(cell))));
  const valueOffsets = new Int32Array(cells.length + 1);
  for (const [index, text] of texts.entries()) valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + text.length;
  const data = Buffer.concat(texts.filter((text) => typeof text !== 'string'));
  return exact(makeData({ type: type as Utf8, ...validityOf(cells), valueOffsets, data }));
}

function packTicks(type: DataType, cells: Cells): Packed {
  const data = new BigInt64Array(cells.length);
  let rounded = 0;
  for (const [index, cell] of cells.entries()) {
    const ticks = isMissing(cell) ? 0n : BigInt(String(cell));
    data[index] = ticks / TICKS_PER_MICROSECOND;
    if (ticks % TICKS_PER_MICROSECOND !== 0n) rounded++;
  }
  return { data: makeData({ type: type as TimestampMicrosecond, ...validityOf(cells), data }), rounded };
}

const REALS: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  '-nan': Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
};
const toReal = (cell: unknown): number => (typeof cell === 'number' ? cell : (REALS[String(cell)] ?? Number(cell)));
const isTrue = (cell: unknown): boolean => cell === true || cell === 1 || cell === '1';

const text: ColumnForm = { type: () => new Utf8(), pack: packTexts };

/**
 * How each Kusto type stands in Arrow. Kusto counts time in 100 ns over ten thousand years: Arrow's nanoseconds reach 584
 * years, so time has microseconds. A decimal stays text, as no scale of Arrow's fits all of them.
 * Source: Arrow columnar format, "Logical types" and "Canonical extension types" (read 2026-11-21).
 */
const FORMS: Readonly<Record<KustoType, ColumnForm>> = {
  string: text,
  guid: text,
  decimal: text,
  dynamic: { ...text, metadata: { 'ARROW:extension:name': 'arrow.json', 'ARROW:extension:metadata': '' } },
  datetime: { type: () => new TimestampMicrosecond('UTC'), pack: packTicks },
  timespan: { type: () => new DurationMicrosecond(), pack: packTicks },
  long: {
    type: () => new Int64(),
    pack: (type, cells) => {
      const data = BigInt64Array.from(cells, (cell) => (isMissing(cell) ? 0n : BigInt(String(cell))));
      return exact(makeData({ type: type as Int64, ...validityOf(cells), data }));
    },
  },
  int: {
    type: () => new Int32(),
    pack: (type, cells) =>
      exact(makeData({ type: type as Int32, ...validityOf(cells), data: Int32Array.from(cells, Number) })),
  },
  real: {
    type: () => new Float64(),
    pack: (type, cells) => {
      const data = Float64Array.from(cells, (cell) => (isMissing(cell) ? 0 : toReal(cell)));
      return exact(makeData({ type: type as Float64, ...validityOf(cells), data }));
    },
  },
  bool: {
    type: () => new Bool(),
    pack: (type, cells) => exact(makeData({ type: type as Bool, ...validityOf(cells), data: packBits(cells, isTrue) })),
  },
};

function fieldOf({ name, type }: ColumnSchema): Field {
  const { type: arrowType, metadata } = FORMS[type];
  return new Field(name, arrowType(), true, new Map(Object.entries({ 'kusto.type': type, ...metadata })));
}

/** Takes the writer's bytes as they are made, so that nothing is written ahead of the reader. */
class TakenBytes extends AsyncByteQueue {
  #chunks: Uint8Array[] = [];

  override write(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
  }

  take(): Uint8Array {
    const taken = Buffer.concat(this.#chunks);
    this.#chunks = [];
    return taken;
  }
}

export interface ArrowStream {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Times and timespans so far that had a digit below a microsecond. */
  rounded(): number;
}

/**
 * A result table in Arrow's streaming format, record batch by record batch.
 * Shape: `result.batches` must hold cells as the engine gave them. Each field names its Kusto type in `kusto.type`.
 */
export function streamArrow({ columns, batches }: Pick<ResultStream, 'columns' | 'batches'>): ArrowStream {
  let rounded = 0;
  const fields = columns.map(fieldOf);
  const schema = new Schema(fields);
  const toBatch = (rows: readonly unknown[][]): RecordBatch => {
    const children = columns.map(({ type }, index) => {
      const cells = rows.map((row) => row[index]);
      const packed = FORMS[type].pack(fields[index]?.type as DataType, type === 'string' ? cells.map(notNull) : cells);
      rounded += packed.rounded;
      return packed.data;
    });
    const type = new Struct(fields);
    return new RecordBatch(schema, makeData({ type, length: rows.length, nullCount: 0, children }));
  };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const taken = new TakenBytes();
    const writer = new RecordBatchStreamWriter();
    writer.reset(taken, schema);
    for await (const rows of regroup(batches, ROWS_A_BATCH)) {
      writer.write(toBatch(rows));
      yield taken.take();
    }
    writer.finish();
    yield taken.take();
  }
  return { bytes: bytes(), rounded: () => rounded };
}

/** Kusto has no null text. */
const notNull = (cell: unknown): unknown => cell ?? '';
