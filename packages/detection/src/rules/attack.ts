import { TACTICS, type Tactic } from '@vedette/model';

/**
 * Techniques of a tactic by number, for the tactics that data-security content uses most. A tactic that is absent here
 * is not checked against its techniques. Source: https://attack.mitre.org/matrices/enterprise/ (v15).
 */
export const TECHNIQUES_OF_TACTIC: Readonly<Partial<Record<Tactic, readonly string[]>>> = {
  Discovery: (
    'T1007 T1010 T1012 T1016 T1018 T1033 T1040 T1046 T1049 T1057 T1069 T1082 T1083 T1087 T1120 T1124 T1135 T1201 ' +
    'T1217 T1482 T1497 T1518 T1526 T1538 T1580 T1613 T1614 T1615 T1619 T1622 T1652 T1654'
  ).split(' '),
  Collection:
    'T1005 T1025 T1039 T1056 T1074 T1113 T1114 T1115 T1119 T1123 T1125 T1185 T1213 T1530 T1557 T1560 T1602'.split(' '),
  Exfiltration: 'T1011 T1020 T1029 T1030 T1041 T1048 T1052 T1537 T1567'.split(' '),
  Impact: 'T1485 T1486 T1489 T1490 T1491 T1495 T1496 T1498 T1499 T1529 T1531 T1561 T1565 T1657'.split(' '),
};

export const isTactic = (name: string): name is Tactic => (TACTICS as readonly string[]).includes(name);
