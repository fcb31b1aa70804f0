import type { Alert, Classification, IncidentStatus, Severity } from '@vedette/model';

/** An alert of another product, in our nouns. `dedupKey` is `graph:<alert id>`. */
export type ProviderAlert = Omit<Alert, 'incidentNumber' | 'correlationReason'>;

/** An incident of another product. Its alerts name it by `providerIncidentId`. */
export interface ProviderIncident {
  readonly providerIncidentId: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  readonly classification: Classification | null;
  readonly assignedTo: string | null;
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly lastUpdatedAt: string;
}

/**
 * Where connectors hand over alerts and incidents; `packages/detection` implements it. Resolves when durable; taking the
 * same alert again changes what changed and adds nothing.
 */
export interface AlertSink {
  accept(alerts: readonly ProviderAlert[], incidents: readonly ProviderIncident[]): Promise<void>;
}
