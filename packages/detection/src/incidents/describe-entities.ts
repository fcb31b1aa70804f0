import type { Alert, IncidentDetail } from '@vedette/model';
import { entityKeys } from './entity-keys.ts';

/** The entities of an incident, each once, with the alerts that name it. Shape: that of `incidentDetailSchema.entities`. */
export function describeEntities(alerts: readonly Alert[]): IncidentDetail['entities'] {
  const entities = new Map<string, IncidentDetail['entities'][number]>();
  for (const alert of alerts) {
    for (const entity of alert.entities) {
      const [first] = entityKeys(entity);
      if (!first || first.name === '') continue;
      const known = entities.get(first.key);
      const properties = Object.entries(entity)
        .filter(([name, value]) => name !== '$id' && name !== 'Type' && value !== null && typeof value !== 'object')
        .map(([name, value]) => [name, String(value)]);
      entities.set(first.key, {
        key: first.key,
        type: first.type,
        name: first.name,
        properties: { ...known?.properties, ...Object.fromEntries(properties) },
        alertIds: [...new Set([...(known?.alertIds ?? []), alert.id])],
      });
    }
  }
  return [...entities.values()];
}
