import { applyLabel, type LabelToApply } from '@vedette/documents';
import { zipSync } from 'fflate';
import { type ESTATE_SOURCES, LABELS, PEOPLE, TENANT, type TenantLabel } from '../scenario/cast.ts';
import { Random } from '../scenario/random.ts';
import type { Body, EstateFormat } from './body.ts';
import type { PlantedKind } from './slots.ts';
import { writeDocx } from './writers/write-docx.ts';
import { writeMail } from './writers/write-mail.ts';
import { writePdf } from './writers/write-pdf.ts';
import { writeCsv, writeJson, writeText } from './writers/write-plain.ts';
import { writePptx } from './writers/write-pptx.ts';
import { writeXlsx } from './writers/write-xlsx.ts';

export type EstateFolder = (typeof ESTATE_SOURCES)[number]['folder'];

/** A document that is known but not yet bytes. */
export interface Draft {
  readonly folder: EstateFolder;
  /** Within the folder, with `/`. */
  readonly path: string;
  readonly format: EstateFormat;
  readonly label: TenantLabel | null;
  readonly planted: ReadonlyMap<PlantedKind, number>;
  readonly modifiedAt: Date;
  readonly body: Body;
}

const CARRIES_LABEL: ReadonlySet<EstateFormat> = new Set(['docx', 'xlsx', 'pptx', 'pdf', 'eml']);

export function canCarryLabel(format: EstateFormat): boolean {
  return CARRIES_LABEL.has(format);
}

/** The bytes of a draft, its label in the metadata of its own format. */
export async function writeDraft(draft: Draft): Promise<Uint8Array> {
  const label = draft.label === null ? null : toLabelToApply(draft.label, draft.modifiedAt);
  const bytes = await writeBody(draft, label);
  if (label === null || draft.format === 'eml') return bytes;
  const outcome = await applyLabel(bytes, draft.path, label);
  if (outcome.kind === 'refused') throw new Error(`${draft.path}: ${outcome.problem.message}`);
  return outcome.bytes;
}

export function findLabel(name: string): TenantLabel {
  const label = LABELS.find((candidate) => candidate.name === name);
  if (label === undefined) throw new Error(`the tenant has no label \`${name}\``);
  return label;
}

export function toLabelToApply(label: TenantLabel, setAt: Date): LabelToApply {
  const parent = LABELS.find((candidate) => candidate.id === label.parentId);
  return {
    labelId: label.id,
    siteId: TENANT.id,
    method: 'Privileged',
    name: parent === undefined ? label.name : `${parent.name}-${label.name}`,
    setDate: setAt.toISOString().replace(/\.\d+Z$/, 'Z'),
    contentBits: 0,
  };
}

async function writeBody({ body, format, modifiedAt, path }: Draft, label: LabelToApply | null): Promise<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  if (body.kind === 'tables') {
    if (format === 'xlsx') return writeXlsx(body, modifiedAt);
    if (format === 'json') return encode(writeJson(body));
    if (format === 'csv') return encode(writeCsv(body, path.length % 3 === 0 ? ';' : ','));
    if (format === 'zip')
      return zipSync(
        { 'closing.xlsx': writeXlsx(body, modifiedAt), 'closing.csv': encode(writeCsv(body)) },
        { mtime: new Date(1980, 0, 1) },
      );
  } else {
    if (format === 'docx') return writeDocx(body, modifiedAt);
    if (format === 'pptx') return writePptx(body, modifiedAt);
    if (format === 'pdf') return writePdf(body, modifiedAt);
    if (format === 'txt') return encode(writeText(body));
    if (format === 'eml') return encode(writeMailDraft(body, path, modifiedAt, label));
  }
  throw new Error(`${path}: ${body.kind} cannot be written as ${format}`);
}

/** Every fifth message or so has a document attached. */
function writeMailDraft(
  body: Extract<Body, { kind: 'prose' }>,
  path: string,
  sentAt: Date,
  label: LabelToApply | null,
): string {
  const random = new Random(path);
  const attachment = random.chance(0.2) ? { name: 'attachment.docx', bytes: writeDocx(body, sentAt) } : null;
  return writeMail(body, {
    from: random.pick(PEOPLE).upn,
    to: random.pick(PEOPLE).upn,
    sentAt,
    messageId: random.hex(16),
    label,
    attachment,
  });
}
