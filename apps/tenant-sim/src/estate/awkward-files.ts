import { applyLabel, type UnreadableReason, writeCompoundFile } from '@vedette/documents';
import { zipSync } from 'fflate';
import { TENANT, type TenantLabel } from '../scenario/cast.ts';
import { Random } from '../scenario/random.ts';
import { type EstateFolder, findLabel, toLabelToApply } from './draft.ts';
import { makeSsn } from './identifiers.ts';
import { randomBytesOf } from './random-bytes.ts';
import type { PlantedKind } from './slots.ts';
import { writeDocx } from './writers/write-docx.ts';

/** A file that a scanner has trouble with, and what it must say of it. */
export interface AwkwardFile {
  readonly folder: EstateFolder;
  readonly path: string;
  readonly format: string;
  readonly label: TenantLabel | null;
  readonly planted: ReadonlyMap<PlantedKind, number>;
  /** Null when it can be read after all. */
  readonly unreadable: UnreadableReason | null;
  readonly bytes: Uint8Array;
}

const EPOCH = { mtime: new Date(1980, 0, 1) } as const;
const NONE: ReadonlyMap<PlantedKind, number> = new Map();
const NOTE = 'Minutes of the works council: nothing was decided and nobody was unhappy about it.';

/** One of each kind of trouble. */
export async function makeAwkwardFiles(seed: number, now: Date): Promise<AwkwardFile[]> {
  const random = new Random(`${seed}/awkward`);
  return [
    makePasswordProtected(random),
    makeRightsProtected(random),
    ...makeDamaged(now),
    makeNestedZip(random),
    ...makeOddNames(),
    await makeRelabelled(now),
  ];
}

function makePasswordProtected(random: Random): AwkwardFile {
  const bytes = writeCompoundFile({
    EncryptionInfo: Uint8Array.of(4, 0, 4, 0, 0x40, 0, 0, 0),
    EncryptedPackage: randomBytesOf(random, 8192),
  });
  return {
    folder: 'finance-share',
    path: 'Payroll/Bonus 2026 (password).xlsx',
    format: 'xlsx',
    label: null,
    planted: NONE,
    unreadable: 'password-protected',
    bytes,
  };
}

/** Rights management leaves the label readable and nothing else. */
function makeRightsProtected(random: Random): AwkwardFile {
  const label = findLabel('Highly Confidential');
  const labelInfo = `<?xml version="1.0" encoding="utf-8" standalone="yes"?><clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{${label.id}}" enabled="1" method="Privileged" siteId="{${TENANT.id}}" contentBits="8" removed="0"/></clbl:labelList>`;
  const bytes = writeCompoundFile({
    '\u0006DataSpaces/TransformInfo/LabelInfo': new TextEncoder().encode(labelInfo),
    '\u0006DataSpaces/TransformInfo/DRMEncryptedTransform/\u0006Primary': randomBytesOf(random, 4096),
    EncryptedPackage: randomBytesOf(random, 12_288),
  });
  return {
    folder: 'people-archive',
    path: 'Board/Succession plan.docx',
    format: 'docx',
    label,
    planted: NONE,
    unreadable: 'encrypted',
    bytes,
  };
}

function makeDamaged(now: Date): AwkwardFile[] {
  const whole = writeDocx({ kind: 'prose', title: 'Minutes', author: '', paragraphs: [NOTE], footer: '' }, now);
  const common = { folder: 'people-archive', label: null, planted: NONE } as const;
  return [
    {
      ...common,
      path: 'Recovered/minutes (cut short).docx',
      format: 'zip',
      unreadable: 'corrupt',
      bytes: whole.slice(0, Math.floor(whole.byteLength * 0.6)),
    },
    { ...common, path: 'Recovered/empty.pdf', format: 'txt', unreadable: 'empty', bytes: new Uint8Array(0) },
    { ...common, path: 'Recovered/really a word document.pdf', format: 'docx', unreadable: null, bytes: whole },
  ];
}

function makeNestedZip(random: Random): AwkwardFile {
  const inner = new TextEncoder().encode(`Social Security Number: ${makeSsn(random)}\n`);
  const bytes = zipSync(
    { 'older/backup.zip': zipSync({ 'note.txt': inner }, EPOCH), 'read me.txt': new TextEncoder().encode(NOTE) },
    EPOCH,
  );
  return {
    folder: 'finance-share',
    path: 'Archive/backup of backup.zip',
    format: 'zip',
    label: null,
    planted: new Map([['ssn', 1]]),
    unreadable: null,
    bytes,
  };
}

function makeOddNames(): AwkwardFile[] {
  const utf16 = Buffer.from(`\uFEFFLønnsliste for ${TENANT.name}: ${NOTE}`, 'utf16le');
  const plain = new TextEncoder().encode(`${NOTE}\n`);
  const common = { format: 'txt', label: null, planted: NONE, unreadable: null } as const;
  return [
    { ...common, folder: 'people-archive', path: 'Notes/utf-16.txt', bytes: new Uint8Array(utf16) },
    {
      ...common,
      folder: 'finance-share',
      path: `Notes/${'long name '.repeat(20).trim().slice(0, 196)}.txt`,
      bytes: plain,
    },
    { ...common, folder: 'people-archive', path: 'Notes/محضر الاجتماع.txt', bytes: plain },
    { ...common, folder: 'finance-share', path: 'Notes/⚓ harbour party 🎉.txt', bytes: plain },
  ];
}

/** Carries two labels: the tenant's own and one of a partner, which must not be taken for ours. */
async function makeRelabelled(now: Date): Promise<AwkwardFile> {
  const label = findLabel('General');
  const path = 'Contracts/From a partner.docx';
  const partner = {
    labelId: 'b1e6f7d2-0f43-4a55-9a70-6f3f2a9c1d01',
    siteId: '0c9a1f52-7d0e-4a10-8a44-51c0be2f6a77',
    method: 'Standard',
  } as const;
  let bytes = writeDocx({ kind: 'prose', title: 'Partner terms', author: '', paragraphs: [NOTE], footer: '' }, now);
  for (const next of [partner, toLabelToApply(label, now)]) {
    const outcome = await applyLabel(bytes, path, next);
    if (outcome.kind === 'labelled') bytes = outcome.bytes;
  }
  return { folder: 'finance-share', path, format: 'docx', label, planted: NONE, unreadable: null, bytes };
}
