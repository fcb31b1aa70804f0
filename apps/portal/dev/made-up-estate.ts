import { randomUUID } from 'node:crypto';
import { ago, CLASSES, HOSTILE, int, LABELS, PEOPLE, pick, random, some } from './made-up-values.ts';

export const sources = [
  {
    id: randomUUID(),
    kind: 'folder',
    name: 'Finance share',
    path: '/srv/estate/finance',
    sourceType: 'Azure Blob Storage',
    region: 'westeurope',
    collection: 'Contoso',
    createdAt: ago(9000),
  },
  {
    id: randomUUID(),
    kind: 'folder',
    name: 'People bucket',
    path: '/srv/estate/people',
    sourceType: 'Amazon S3',
    region: 'eastus',
    collection: 'Contoso',
    createdAt: ago(9000),
  },
];

export const makeRun = (sourceId: string, age: number, status = 'succeeded') => ({
  id: randomUUID(),
  sourceId,
  kind: age > 1000 ? 'full' : 'incremental',
  status,
  requestedBy: 'admin',
  queuedAt: ago(age),
  startedAt: ago(age),
  endedAt: status === 'running' ? null : ago(age - 2),
  seen: 168,
  classified: int(20, 160),
  unchanged: 12,
  withFindings: 88,
  labelled: 40,
  skipped: 6,
  deleted: 1,
  bytesRead: 48_213_992,
  errorMessage: status === 'failed' ? 'The folder /srv/estate/people could not be opened: permission denied.' : null,
});
export type MadeRun = ReturnType<typeof makeRun>;
export const runs: MadeRun[] = sources.flatMap(({ id }, index) => [
  makeRun(id, 30 + index),
  makeRun(id, 300, index ? 'failed' : 'succeeded'),
  makeRun(id, 4000, index ? 'cancelled' : 'succeeded'),
]);

export const skippedItems = [
  {
    path: '/srv/estate/finance/old/archive.zip',
    reason: 'nested-too-deep',
    message: 'Archives are read 3 levels deep; this one has 9.',
    coverage: 'part',
  },
  {
    path: '/srv/estate/finance/Board minutes.docx',
    reason: 'encrypted',
    message: 'The document is encrypted with a password.',
    coverage: 'none',
  },
  {
    path: '/srv/estate/finance/huge.csv',
    reason: 'too-large',
    message: 'The file has 2.1 GB; the limit is 100 MB.',
    coverage: 'none',
  },
  {
    path: `/srv/estate/${'long-folder-name/'.repeat(10)}x.pdf`,
    reason: 'corrupt',
    message: 'The PDF has no cross-reference table.',
    coverage: 'none',
  },
];

export const assets = Array.from({ length: 320 }, (_, index) => {
  const source = sources[index % 2] as (typeof sources)[0];
  const format = pick(['docx', 'xlsx', 'pdf', 'csv', 'json', 'txt', 'eml', 'pptx']);
  const name =
    index % 53 === 7
      ? `${pick(HOSTILE)}.${format}`
      : `${pick(['Payroll', 'Invoice', 'Contract', 'Staff', 'Passport', 'Minutes'])} ${int(1, 999)}.${format}`;
  const label = random() < 0.5 ? null : pick(LABELS);
  return {
    id: randomUUID(),
    sourceId: source.id,
    path: `${source.path}/${pick(['2024', '2025', '2026'])}/${name}`,
    name,
    format,
    sizeBytes: int(900, 9_000_000),
    createdAt: ago(90_000),
    modifiedAt: ago(int(10, 90_000)),
    lastScannedAt: ago(30),
    owner: random() < 0.5 ? null : pick(PEOPLE),
    contentHash: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    labelId: label,
    labelName: label,
    protection: random() < 0.1 ? 'encrypted' : 'plain',
    findings: some(CLASSES, 3).map((name2) => ({
      typeId: name2,
      name: name2,
      count: int(1, 40),
      uniqueCount: int(1, 20),
      confidence: pick([65, 75, 85]),
      samples: [
        {
          location: 'sheet Staff',
          offset: 1204,
          maskedText: '4111 •••• •••• 1111',
          confidence: 85,
          because: [
            'Pattern: 16 digits in groups of four',
            'Checksum: Luhn holds',
            'Keyword "card number" 14 characters before',
          ],
        },
        {
          location: 'page 3',
          offset: 88,
          maskedText: '5500 •••• •••• 0004',
          confidence: 75,
          because: ['Pattern: 16 digits', 'Checksum: Luhn holds'],
        },
      ],
    })),
    skippedReason: null,
  };
});
