import { byId, facet, type Handlers, matches, page, Refusal, type Request, type Row, send } from './fixture-answer.ts';
import * as data from './made-up-data.ts';

function startScan({ params, body }: Request) {
  const run = data.makeRun(params.id as string, 0, 'running');
  Object.assign(run, {
    kind: body.kind ?? 'incremental',
    seen: 0,
    classified: 0,
    skipped: 0,
    bytesRead: 0,
    withFindings: 0,
    unchanged: 0,
  });
  data.runs.unshift(run);
  const timer = setInterval(() => {
    if (run.status === 'running') {
      run.seen += 7;
      run.classified += 5;
      run.unchanged += 2;
      run.withFindings += 3;
      run.bytesRead += 1_200_000;
      if (run.seen > 160) Object.assign(run, { status: 'succeeded', endedAt: new Date().toISOString() });
    }
    send({ topic: 'scan.progressed', run, currentPath: `/srv/estate/finance/2026/Payroll ${run.seen}.xlsx` });
    if (run.endedAt) clearInterval(timer);
  }, 400);
  return run;
}

export const estateHandlers: Handlers = {
  listSources: () => ({
    total: data.sources.length,
    items: data.sources.map((source) => ({
      ...source,
      lastRun: data.runs.find(({ sourceId }) => sourceId === source.id) ?? null,
      assetCount: 160,
      sensitiveCount: 88,
    })),
  }),
  createSource: ({ body }) => {
    if (!body.path.startsWith('/')) throw new Refusal(400, `The path must be absolute, found \`${body.path}\`.`);
    const source = { ...body, id: crypto.randomUUID(), createdAt: data.ago(0) };
    data.sources.push(source);
    return source;
  },
  deleteSource: ({ params }) => {
    data.sources.splice(data.sources.indexOf(byId(data.sources, params.id)), 1);
    return { ok: true };
  },
  startScan,
  cancelScan: ({ params }) =>
    Object.assign(byId(data.runs, params.id), { status: 'cancelled', endedAt: new Date().toISOString() }),
  listScanRuns: ({ query }) =>
    page(
      data.runs.filter((run) => !query.get('sourceId') || run.sourceId === query.get('sourceId')),
      query,
    ),
  getScanRun: ({ params }) => ({ run: byId(data.runs, params.id), skippedItems: data.skippedItems }),
  listAssets: ({ query }) => {
    const words = (query.get('search') ?? '').toLowerCase();
    const all: Row[] = data.assets;
    const found = all.filter(
      (row) =>
        matches(query, 'sourceId', [row.sourceId]) &&
        matches(
          query,
          'classification',
          row.findings.map(({ name }: Row) => name),
        ) &&
        matches(query, 'label', [row.labelName ?? '']) &&
        matches(query, 'format', [row.format]) &&
        row.path.toLowerCase().includes(words),
    );
    return {
      ...page(found, query),
      facets: {
        sourceId: facet(all.map((row) => row.sourceId)),
        classification: facet(all.flatMap((row) => row.findings.map(({ name }: Row) => name))),
        label: facet(all.flatMap((row) => (row.labelName ? [row.labelName] : []))),
        format: facet(all.map((row) => row.format)),
      },
    };
  },
  getAsset: ({ params }) => byId(data.assets, params.id),
  listLabels: () => ({
    items: data.LABELS.map((name, priority) => ({
      id: name,
      name,
      displayName: name,
      parentId: null,
      priority,
      color: null,
      tenantId: null,
    })),
    total: 5,
  }),
};
