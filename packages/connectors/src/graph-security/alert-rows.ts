import { createHash } from 'node:crypto';
import type { RawRecord } from '@vedette/ingest';
import { EVIDENCE_KINDS, readEvidenceType } from './evidence-kinds.ts';
import { nameDetectionSource, nameServiceSource, nameSeverity } from './graph-names.ts';
import type { Evidence, GraphAlert } from './graph-shapes.ts';

const SOURCE_SYSTEM = 'RestAPI';

/** An alert as the row of AlertInfo. */
export function buildAlertInfoRow(alert: GraphAlert): RawRecord {
  return {
    key: alert.id,
    values: {
      TimeGenerated: alert.createdDateTime,
      AlertId: alert.id,
      Title: alert.title ?? '',
      Category: alert.category ?? '',
      Severity: nameSeverity(alert.severity),
      ServiceSource: nameServiceSource(alert.serviceSource),
      DetectionSource: nameDetectionSource(alert.detectionSource),
      AttackTechniques: JSON.stringify(alert.mitreTechniques ?? []),
      SourceSystem: SOURCE_SYSTEM,
      Type: 'AlertInfo',
    },
  };
}

const IMPACTED_ROLES: ReadonlySet<string> = new Set(['compromised', 'attacked', 'policyViolator', 'edited']);

const nameRole = (roles: readonly string[]): string =>
  roles.some((role) => IMPACTED_ROLES.has(role)) ? 'Impacted' : 'Related';
const nameDirection = (roles: readonly string[]): string | undefined => {
  if (roles.includes('source')) return 'Source';
  return roles.includes('destination') ? 'Destination' : undefined;
};

/** What a piece of evidence is, without what is said about it later: verdict, remediation, tags. */
function hashEvidence(evidence: Evidence): string {
  const {
    createdDateTime,
    verdict,
    remediationStatus,
    remediationStatusDetails,
    roles,
    detailedRoles,
    tags,
    ...identity
  } = evidence;
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 24);
}

/** An alert's evidence as rows of AlertEvidence, one a piece. A kind without columns of its own keeps its members in AdditionalFields. */
export function buildAlertEvidenceRows(alert: GraphAlert): readonly RawRecord[] {
  return (alert.evidence ?? []).map((evidence) => {
    const type = readEvidenceType(evidence);
    const kind = EVIDENCE_KINDS[type];
    const roles = evidence.roles ?? [];
    return {
      key: `${alert.id}:${hashEvidence(evidence)}`,
      values: {
        TimeGenerated: alert.createdDateTime,
        AlertId: alert.id,
        Title: alert.title ?? '',
        Categories: JSON.stringify(alert.categories ?? (alert.category ? [alert.category] : [])),
        AttackTechniques: JSON.stringify(alert.mitreTechniques ?? []),
        ServiceSource: nameServiceSource(alert.serviceSource),
        DetectionSource: nameDetectionSource(alert.detectionSource),
        Severity: nameSeverity(alert.severity),
        ThreatFamily: alert.threatFamilyName ?? undefined,
        EntityType: kind?.entityType ?? type.replace(/Evidence$/, ''),
        EvidenceRole: nameRole(roles),
        EvidenceDirection: nameDirection(roles),
        ...kind?.buildColumns(evidence),
        AdditionalFields: kind?.buildEntity(evidence) ?? evidence,
        SourceSystem: SOURCE_SYSTEM,
        Type: 'AlertEvidence',
      },
    };
  });
}
