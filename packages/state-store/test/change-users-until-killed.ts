/** Child of the crash test: two administrators shut each other out and in for ever; prints a line a change that is acknowledged. */
import { Rejection } from '@vedette/model';
import { openEmbeddedStateStore } from '../src/embedded/index.ts';
import { AT, countChange, sampleUser } from './samples.ts';

const store = await openEmbeddedStateStore({ directory: process.argv[2] ?? '' });
process.stdout.write('ready\n');
if ((await store.listUsers()).length < 2) {
  for (const username of ['ada', 'lee'].slice((await store.listUsers()).length))
    await store.createUser(sampleUser({ username, displayName: '0', roles: ['admin'] }), 'hash');
}
for (let round = 0; ; round++) {
  const users = await store.listUsers();
  const user = users[round % 2];
  if (!user) throw new Error('expected two users');
  const disabled = round % 3 !== 0;
  const ended = await store.changeUser(user.id, countChange({ disabled }, AT)).catch((error: unknown) => {
    if (error instanceof Rejection && error.problems[0]?.code === 'STA1005') return undefined;
    throw error;
  });
  if (ended) process.stdout.write(`${user.username}\n`);
}
