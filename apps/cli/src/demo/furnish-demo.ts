import path from 'node:path';
import { ALL_INCIDENTS, type ConnectorKind, connectorSettingsSchema, type DataSource } from '@vedette/model';
import type { Services } from '@vedette/server';
import { ESTATE_SOURCES, type TenantSim } from '@vedette/tenant-sim';

const BY = 'demo';
const CONTENT_TYPES = ['Audit.SharePoint', 'Audit.Exchange', 'Audit.General', 'DLP.All'];
const POLL_SECONDS = 5;

interface Demo {
  readonly services: Services;
  readonly sim: Pick<TenantSim, 'url' | 'tenantId' | 'client'>;
  /** Folder that holds the estate's two source folders. */
  readonly estate: string;
  readonly say: (line: string) => void;
}

/** Connects, scans and enables rules, in the order in which a person would; each step is left alone where it was done before. */
export async function furnishDemo({ services, sim, estate, say }: Demo): Promise<void> {
  // Graph brings the label catalogue: with it the scans can write names beside ids.
  await connect(services, sim, 'graph-security');
  const scans = startScans(services, estate);
  await connect(services, sim, 'office365-management');
  say('connected, a week of events is in');
  await scans;
  say('both sources are scanned');
  const made = await createRules(services);
  if (made > 0) say(`${made} rules are on`);
  const { total } = await services.state.listIncidents({ ...ALL_INCIDENTS, limit: 1 });
  say(`${total} incidents to open`);
}

async function startScans({ state, scans, newId, clock }: Services, estate: string): Promise<void> {
  const known = await state.listSources();
  for (const { folder, name, sourceType, region, collection } of ESTATE_SOURCES) {
    const place = path.join(estate, folder);
    if (known.some((source) => source.path === place)) continue;
    const source: DataSource = {
      id: newId(),
      kind: 'folder',
      name,
      path: place,
      sourceType,
      region,
      collection,
      createdAt: clock.now().toISOString(),
    };
    await scans.register(source);
    await scans.start(source, 'full', BY);
  }
  for (const { id } of await state.listSources()) await scans.whenEnded(id);
}

/** The simulator has a new port at every start, so the settings are written each time. */
async function connect({ connectors }: Services, sim: Demo['sim'], kind: ConnectorKind): Promise<void> {
  const settings = connectorSettingsSchema.parse({
    tenantId: sim.tenantId,
    clientId: sim.client.clientId,
    loginUrl: sim.url,
    serviceUrl: sim.url,
    contentTypes: kind === 'office365-management' ? CONTENT_TYPES : [],
    pollSeconds: POLL_SECONDS,
  });
  await connectors.connect(kind, settings, sim.client.clientSecret);
  await connectors.pollOnce(kind);
}

async function createRules({ state, solutions, detection }: Services): Promise<number> {
  const rules = await state.listRules();
  const missing = solutions
    .flatMap(({ templates }) => templates)
    .filter(({ id }) => !rules.some(({ templateId }) => templateId === id));
  for (const template of missing) {
    const made = await detection.createRuleFromTemplate(template, {}, BY);
    if (made.kind === 'saved') await detection.evaluateNow(made.rule.id);
  }
  return missing.length;
}
