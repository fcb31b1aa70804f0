import { ADVICE } from './advice.ts';
import { ERROR_TABLES, type ErrorEntry } from './tables.ts';

/** A code as the page shows it. */
export interface ErrorRow {
  readonly code: string;
  readonly meaning: string;
  readonly toDo: string;
  readonly status: string;
}

/** First sentence or clause of a message, and the rest: most messages say what was found, then what to do. */
function splitMessage(message: string): { found: string; next: string } {
  const match = /^((?:`[^`]*`|[^`])*?)(?:; |\. (?=[A-Z]))(.+)$/s.exec(message);
  if (!match) return { found: message, next: '' };
  return { found: match[1] ?? '', next: match[2] ?? '' };
}

const asSentence = (text: string): string => {
  const trimmed = text.trim().replace(/\.$/, '');
  return trimmed === '' ? '' : `${trimmed[0]?.toUpperCase()}${trimmed.slice(1)}.`;
};

/** Shape: advice written for the code comes first, then the hints of its table, then the second half of its message. */
export function describeEntry({ code, message, hints, status }: ErrorEntry): ErrorRow {
  const advice = ADVICE[code] ?? {};
  const { found, next } = splitMessage(message);
  const toDo = advice.toDo ?? (hints.length > 0 ? hints.join(' ') : asSentence(next));
  const isSaidTwice = advice.toDo === undefined && hints.length === 0;
  return { code, meaning: advice.meaning ?? asSentence(isSaidTwice ? found : message), toDo, status };
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function printRow({ code, meaning, toDo, status }: ErrorRow): string {
  return `| <a id="${code.toLowerCase()}"></a>\`${code}\` | ${cell(meaning)} | ${cell(toDo)} | ${status || '–'} |`;
}

const HEADER = `# Error codes

<!-- Made by \`node tools/make-errors.ts\` from the tables of the packages. Do not edit it by hand. -->

A code keeps its meaning. Words in braces, such as \`{name}\`, stand for what a message fills in. The status is that of HTTP, where a route
answers with the code; "–" where none does. Over HTTP an error has the body \`{"error": {"code", "message", "problems": [...]}}\`, except on the
routes of Microsoft's clients, which have their vendor's shape.
`;

/** The whole page. */
export function printErrorPage(): string {
  const sections = ERROR_TABLES.map(({ title, about, entries }) =>
    [
      `## ${title}`,
      '',
      about,
      '',
      '| code | meaning | what to do | status |',
      '| --- | --- | --- | --- |',
      ...entries.map((entry) => printRow(describeEntry(entry))),
    ].join('\n'),
  );
  return `${HEADER}\n${sections.join('\n\n')}\n`;
}
