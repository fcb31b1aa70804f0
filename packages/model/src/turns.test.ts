import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

/** Work that ends when it is told to. */
function makeWork(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const run = async () => {
    log.push(`${name} began`);
    return promise;
  };
  return { run, end: () => resolve(name), fail: () => reject(new Error(name)) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('runs work of one name one after the other, that of other names beside it', async () => {
  const log: string[] = [];
  const turns = new Turns();
  const [first, second, other] = [makeWork(log, 'first'), makeWork(log, 'second'), makeWork(log, 'other')];
  const answers = [turns.take('a', first.run), turns.take('a', second.run), turns.take('b', other.run)];
  await settled();
  expect(log).toEqual(['first began', 'other began']);
  first.end();
  await settled();
  expect(log).toEqual(['first began', 'other began', 'second began']);
  second.end();
  other.end();
  expect(await Promise.all(answers)).toEqual(['first', 'second', 'other']);
});

it('goes on after work that failed, and settles once nothing is under way', async () => {
  const log: string[] = [];
  const turns = new Turns();
  const [bad, good] = [makeWork(log, 'bad'), makeWork(log, 'good')];
  const answers = Promise.allSettled([turns.take('a', bad.run), turns.take('a', good.run)]);
  const ended = turns.settle().then(() => log.push('settled'));
  bad.fail();
  await settled();
  expect(log).toEqual(['bad began', 'good began']);
  good.end();
  await ended;
  expect(log).toEqual(['bad began', 'good began', 'settled']);
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
