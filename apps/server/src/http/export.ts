import { Readable } from 'node:stream';
import { type Problem, Rejection } from '@vedette/model';
import {
  type AnswerStream,
  httpStatusOf,
  type QueryStreamer,
  queryProblem,
  type StreamRequest,
  streamArrow,
  streamCsv,
} from '@vedette/query';
import type { FastifyReply } from 'fastify';

/** The forms in which an answer is streamed rather than gathered. */
export const EXPORT_FORMATS = ['csv', 'arrow'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  arrow: 'application/vnd.apache.arrow.stream',
};

/** The form that an `Accept` header names; undefined where it does not, which means JSON. */
export function findExportFormat(accept: string | undefined): ExportFormat | undefined {
  const first = accept?.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  const wanted = first?.find(
    (type) => type === 'application/json' || EXPORT_FORMATS.some((each) => isType(each, type)),
  );
  return EXPORT_FORMATS.find((each) => isType(each, wanted));
}

const isType = (format: ExportFormat, type: string | undefined): boolean => MEDIA_TYPES[format].split(';')[0] === type;

/** What comes after the last byte, when it is known. Source: RFC 9110, "Trailer Fields". */
const [PARTIAL_TRAILER, PROBLEMS_TRAILER] = ['vedette-partial', 'vedette-problems'] as const;

/** Texts of a header are ASCII: JSON has escapes for the rest. */
const printAscii = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

interface Ending {
  readonly partial: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Streams the one result table of a query. A limit that cuts the rows is told in trailers; an error in the middle breaks the
 * connection, so that nobody takes half an answer for a whole one.
 * Errors: a `Rejection` before the first byte, `QRY1017` where the query gives several tables.
 */
export async function sendExport(
  queries: QueryStreamer,
  reply: FastifyReply,
  request: StreamRequest,
  format: ExportFormat,
): Promise<FastifyReply> {
  const answer = await queries.stream({ ...request, keepsCells: format === 'arrow' });
  if (answer.kind === 'rejected') throw new Rejection(answer.problems, httpStatusOf(answer.problems));
  if (answer.results.length > 1) throw refuseSeveral(answer);
  const { body, ending } = format === 'arrow' ? openArrow(answer) : openCsv(answer);
  body.once('close', () => answer.close());
  reply.trailer(PARTIAL_TRAILER, async () => String(ending().partial));
  reply.trailer(PROBLEMS_TRAILER, async () =>
    printAscii(ending().problems.map(({ code, message }) => ({ code, message }))),
  );
  return reply
    .type(MEDIA_TYPES[format])
    .header('content-disposition', `attachment; filename="query.${format}"`)
    .send(body);
}

function refuseSeveral(answer: AnswerStream): Rejection {
  answer.close();
  const problem = queryProblem('QRY1017', answer.results.length);
  return new Rejection([problem], httpStatusOf([problem]));
}

interface OpenedExport {
  readonly body: Readable;
  readonly ending: () => Ending;
}

function openCsv({ results: [result] }: AnswerStream): OpenedExport {
  return { body: Readable.from(streamCsv(result), { objectMode: false }), ending: () => result.end() };
}

function openArrow({ results: [result] }: AnswerStream): OpenedExport {
  const { bytes, rounded } = streamArrow(result);
  const ending = () => {
    const { partial, problems } = result.end();
    return { partial, problems: rounded() > 0 ? [...problems, queryProblem('QRY2015', rounded())] : problems };
  };
  return { body: Readable.from(bytes, { objectMode: false }), ending };
}
