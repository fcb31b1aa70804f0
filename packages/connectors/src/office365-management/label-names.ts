import type { SensitivityLabel } from '@vedette/model';

/** Names of labels by id. */
export interface LabelNames {
  /** `Confidential/Finance` for the id of the label Finance under Confidential; undefined for an unknown id. */
  findName(id: unknown): string | undefined;
}

export function createLabelNames(labels: readonly SensitivityLabel[]): LabelNames {
  const byId = new Map(labels.map((label) => [label.id.toLowerCase(), label]));
  const parentOf = (label: SensitivityLabel) => byId.get(label.parentId?.toLowerCase() ?? '');
  return {
    findName(id) {
      const label = typeof id === 'string' ? byId.get(id.toLowerCase()) : undefined;
      if (!label) return undefined;
      const parent = parentOf(label);
      const name = label.displayName || label.name;
      return parent && parent !== label ? `${parent.displayName || parent.name}/${name}` : name;
    },
  };
}
