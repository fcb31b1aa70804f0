import type { Logger } from '@vedette/model';

type Level = 'info' | 'warn' | 'error';

/** One JSON object a line: `{time, level, message, ...fields}`. */
export function jsonLogger(target: NodeJS.WritableStream, now: () => Date = () => new Date()): Logger {
  const write =
    (level: Level) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}) => {
      target.write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`);
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
