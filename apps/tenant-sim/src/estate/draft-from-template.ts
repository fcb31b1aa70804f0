import { PEOPLE } from '../scenario/cast.ts';
import { Random } from '../scenario/random.ts';
import type { Body, EstateFormat, Sheet } from './body.ts';
import { canCarryLabel, type Draft, findLabel } from './draft.ts';
import { Filler } from './slots.ts';
import type { ProseContent, TableContent, Template } from './templates/template.ts';

const DAY_MILLISECONDS = 86_400_000;

/** Characters that some file systems refuse in names. */
const UNSAFE = /[<>:"/\\|?*]/g;

/** Makes the `index`th document of a template: formats and labels in turn, everything else drawn from the seed. */
export function draftFromTemplate(template: Template, index: number, seed: number, now: Date): Draft {
  const random = new Random(`${seed}/${template.folder}/${template.name}/${index}`);
  const modifiedAt = drawModifiedAt(random, now);
  const filler = new Filler(random, modifiedAt.getUTCFullYear());
  const format = pickInTurn(template.formats, index);
  const label = canCarryLabel(format) ? pickInTurn(template.labels, index) : null;
  const folder = filler.fill(template.folder);
  const name = filler.fill(template.name).replace(UNSAFE, '-');
  return {
    folder: template.source,
    path: `${folder}/${name}.${format}`,
    format,
    label: label === null ? null : findLabel(label),
    planted: filler.planted,
    modifiedAt,
    body: fillBody(template, format, filler),
  };
}

/** Over the past year, and more often lately: the square of a uniform number leans to zero. */
function drawModifiedAt(random: Random, now: Date): Date {
  const age = 1 + random.next() ** 2 * 360;
  return new Date(Math.floor((now.getTime() - age * DAY_MILLISECONDS) / 1000) * 1000);
}

function pickInTurn<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('a template needs at least one format and one label');
  return item;
}

function fillBody(template: Template, format: EstateFormat, filler: Filler): Body {
  const author = filler.random.pick(PEOPLE).displayName;
  return template.content.kind === 'prose'
    ? fillProse(template.content, author, filler)
    : fillTables(template.content, format, author, filler);
}

function fillProse(content: ProseContent, author: string, filler: Filler): Body {
  const { random } = filler;
  const { sometimes } = content;
  const middle = Array.from({ length: content.fillerCount }, () => random.pick(content.filler));
  const extra = sometimes !== undefined && random.chance(sometimes.probability) ? [random.pick(sometimes.lines)] : [];
  return {
    kind: 'prose',
    title: filler.fill(content.title),
    author,
    paragraphs: [...content.opening, ...extra, ...middle].map((line) => filler.fill(line)),
    footer: filler.fill(content.footer),
  };
}

/** Formats other than a workbook hold one table. */
function fillTables(content: TableContent, format: EstateFormat, author: string, filler: Filler): Body {
  const shown = format === 'xlsx' ? content.sheets : content.sheets.slice(0, 1);
  const sheets = shown.map(({ name, hidden, columns, rows }): Sheet => {
    const count = filler.random.integer(...rows);
    const filled = Array.from({ length: count }, () => columns.map(([, value]) => filler.fill(value)));
    return { name, hidden: hidden ?? false, rows: [columns.map(([header]) => header), ...filled] };
  });
  return { kind: 'tables', title: filler.fill(content.title), author, sheets };
}
