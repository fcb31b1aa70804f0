import type { StoredFunction } from '../src/index.ts';

/**
 * Functions that advanced hunting of Microsoft Defender XDR adds to the language, with the columns of their reference and no
 * rows: a query that calls them compiles and runs over empty tables as it does there.
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-fileprofile-function, -seenby-function,
 * -devicefromip-function, -assignedipaddresses-function (read 2026-11-21).
 */
export const advancedHuntingFunctions: readonly StoredFunction[] = [
  {
    name: 'FileProfile',
    parameters: '(T: (*), fileHash: string = "SHA1", most: long = 100)',
    body: `T | extend GlobalPrevalence = long(null), GlobalFirstSeen = datetime(null), GlobalLastSeen = datetime(null),
      Signer = "", Issuer = "", SignerHash = "", IsCertificateValid = bool(null), IsRootSignerMicrosoft = bool(null),
      SignatureState = "", IsExecutable = bool(null), ThreatName = "", Publisher = "", SoftwareName = "", ProfileAvailability = ""`,
  },
  {
    name: 'SeenBy',
    parameters: '(T: (*), device: string = "DeviceId")',
    body: 'T | extend SeenBy = dynamic(null)',
  },
  {
    name: 'DeviceFromIP',
    parameters: '(T: (*), address: string = "", at: datetime = datetime(null))',
    body: 'T | extend IP = address, DeviceId = ""',
  },
  {
    name: 'AssignedIPAddresses',
    parameters: '(device: string, at: datetime = datetime(null))',
    body: 'datatable(Timestamp: datetime, IPAddress: string, IPType: string, NetworkAdapterType: string, ConnectedNetworks: dynamic) []',
  },
];

/**
 * Advanced hunting takes the name of a column where a function of the language takes a text: `FileProfile(SHA1)` is
 * `FileProfile("SHA1")`.
 */
export const nameColumns = (query: string): string =>
  query.replace(
    /\b(FileProfile|SeenBy)\(\s*([A-Za-z_]\w*)\s*(?=[,)])/gi,
    (_all, name: string, column: string) => `${name}("${column}"`,
  );
