/** Tactics of MITRE ATT&CK for enterprises, as Sentinel writes them. Source: https://attack.mitre.org/matrices/enterprise/ (v15). */
export const ENTERPRISE_TACTICS = [
  'Reconnaissance',
  'ResourceDevelopment',
  'InitialAccess',
  'Execution',
  'Persistence',
  'PrivilegeEscalation',
  'DefenseEvasion',
  'CredentialAccess',
  'Discovery',
  'LateralMovement',
  'Collection',
  'CommandAndControl',
  'Exfiltration',
  'Impact',
] as const;

/** The tactics that a rule may name: those of enterprises, and two of industrial systems. Source: Azure-Sentinel rule validator, read 2026-11. */
export const TACTICS = [...ENTERPRISE_TACTICS, 'ImpairProcessControl', 'InhibitResponseFunction'] as const;
export type Tactic = (typeof TACTICS)[number];
