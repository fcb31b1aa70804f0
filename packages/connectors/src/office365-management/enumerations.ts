import { asText, type Conversion } from './column-map.ts';

/** The name of a number, or what was there if it has none. */
const named =
  (names: Readonly<Record<string, string>>): Conversion =>
  (value) =>
    names[String(value)] ?? asText(value);

/** Source: Management Activity API schema, AuditLogRecordType and its neighbours; labels: sensitivity label audit schema. */
export const nameUserType = named({
  0: 'Regular',
  1: 'Reserved',
  2: 'Admin',
  3: 'DcAdmin',
  4: 'System',
  5: 'Application',
  6: 'ServicePrincipal',
  7: 'CustomPolicy',
  8: 'SystemPolicy',
  9: 'PartnerTechnician',
  10: 'Guest',
});
export const nameScope = named({ 0: 'Online', 1: 'Onprem' });
export const nameLabelEvent = named({
  0: 'None',
  1: 'LabelUpgraded',
  2: 'LabelDowngraded',
  3: 'LabelRemoved',
  4: 'LabelChangedSameOrder',
});
export const nameActionSource = named({ 0: 'None', 1: 'Default', 2: 'Auto', 3: 'Manual', 4: 'Recommended' });
export const nameActionSourceDetail = named({
  0: 'None',
  1: 'AutoByPolicyMatch',
  2: 'AutoByReplyOrForward',
  3: 'AutoByInheritance',
  4: 'AutoByDeploymentPipeline',
  5: 'PublicAPI',
  6: 'AutoByLibraryDefault',
});
export const namePlatform = named({ 0: 'Unknown', 1: 'Windows', 2: 'Mac', 3: 'iOS', 4: 'Android', 5: 'WebBrowser' });
export const nameTargetLocation = named({
  0: 'Unknown',
  1: 'Local',
  2: 'Remote',
  3: 'Removable',
  4: 'Cloud',
  5: 'FileShare',
});
export const nameProtectionEvent = named({
  0: 'None',
  1: 'ProtectionApplied',
  2: 'ProtectionChanged',
  3: 'ProtectionRemoved',
});
