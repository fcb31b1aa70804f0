import { randomUUID } from 'node:crypto';
import { ago, HOSTILE, PEOPLE } from './made-up-values.ts';

export const users = [
  {
    id: randomUUID(),
    username: 'admin',
    displayName: 'Ada Minsk',
    roles: ['admin'],
    tables: null as string[] | null,
    disabled: false,
    createdAt: ago(90_000),
  },
  ...PEOPLE.map((name) => ({
    id: randomUUID(),
    username: name,
    displayName: name
      .split('.')
      .map((word) => word[0]?.toUpperCase() + word.slice(1))
      .join(' '),
    roles: ['responder'],
    tables: name.length % 2 === 0 ? ['SecurityAlert', 'SecurityIncident'] : null,
    disabled: false,
    createdAt: ago(80_000),
  })),
];

export const tokens = users.slice(1, 4).map(({ id, username }, index) => ({
  id: randomUUID(),
  name: ['nightly report', 'Grafana', HOSTILE[0]][index] ?? 'token',
  userId: id,
  username,
  roles: index === 0 ? ['reader'] : null,
  tables: index === 0 ? ['SecurityAlert'] : null,
  createdAt: ago(9_000),
  createdBy: 'admin',
  expiresAt: null,
  lastUsedAt: index === 1 ? null : ago(12),
}));
