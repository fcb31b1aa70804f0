import { mayRead } from '@vedette/model';
import type { Services } from '../../services.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';

export function registerAssetRoutes(register: Register, services: Services): void {
  const { state, scans, clock, newId } = services;

  register('listSources', async ({ caller: { principal } }) => {
    const sources = await state.listSources();
    const items = await Promise.all(
      sources.map(async (source) => ({
        ...source,
        lastRun: mayRead(principal, 'scans') ? await findLastRun(source.id) : null,
        ...(mayRead(principal, 'assets') ? await countAssets(source.id) : { assetCount: null, sensitiveCount: null }),
      })),
    );
    return { items, total: items.length };
  });

  async function findLastRun(sourceId: string) {
    const { items } = await state.listRuns({ sourceId, limit: 1, offset: 0 });
    return items[0] ?? null;
  }

  async function countAssets(sourceId: string) {
    const [assets, clean] = await Promise.all([
      state.listAssets({ sourceId: [sourceId], limit: 1, offset: 0 }),
      state.listAssets({ sourceId: [sourceId], classification: [''], limit: 1, offset: 0 }),
    ]);
    return { assetCount: assets.total, sensitiveCount: assets.total - clean.total };
  }

  register('createSource', async ({ body }) => {
    const source = { ...body, id: newId(), createdAt: clock.now().toISOString() };
    await scans.register(source);
    return source;
  });

  register('deleteSource', async ({ params }) => {
    await findSource(params.id);
    await state.removeSource(params.id ?? '');
    return { ok: true };
  });

  register('startScan', async ({ params, body, caller }) =>
    scans.start(await findSource(params.id), body.kind, caller.user.username),
  );

  register('cancelScan', async ({ params }) => {
    const run = await findRun(params.id);
    return scans.cancel(run);
  });

  register('listScanRuns', async ({ query }) => {
    const page = await state.listRuns({
      ...(query.sourceId ? { sourceId: query.sourceId } : {}),
      limit: query.limit,
      offset: query.offset,
    });
    return { items: [...page.items], total: page.total };
  });

  register('getScanRun', async ({ params }) => {
    const run = await findRun(params.id);
    return { run, skippedItems: [...(await state.listSkippedItems(run.id))] };
  });

  register('listAssets', async ({ query }) => {
    const page = await state.listAssets(query);
    const { sourceId, classification, label, format } = page.facets;
    return {
      items: [...page.items],
      total: page.total,
      facets: { sourceId: [...sourceId], classification: [...classification], label: [...label], format: [...format] },
    };
  });

  register('getAsset', async ({ params }) => {
    const asset = await state.findAsset(params.id ?? '');
    if (!asset) throw httpRejection('API1003', `There is no asset \`${params.id}\`.`);
    return asset;
  });

  register('listLabels', async () => {
    const items = [...(await state.listLabels())];
    return { items, total: items.length };
  });

  async function findSource(id: string | undefined) {
    const source = await state.findSource(id ?? '');
    if (!source) throw httpRejection('API1003', `There is no data source \`${id}\`.`);
    return source;
  }

  async function findRun(id: string | undefined) {
    const run = await state.findRun(id ?? '');
    if (!run) throw httpRejection('API1003', `There is no scan run \`${id}\`.`);
    return run;
  }
}
