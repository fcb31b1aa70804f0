import { afterAll, expect, test } from 'vitest';
import { HostProblem } from './host.ts';
import { HostThreads } from './threads.ts';

const threads = new HostThreads();
afterAll(() => threads.close());
const bounds = { timeoutMilliseconds: 20_000 };
const input = { columns: [{ name: 'a', type: 'long' as const }], rows: [['1'], ['2']] };
const task = { call: { kind: 'functions' as const, kept: 1, calls: [] }, inputs: [input], columns: input.columns };

test('rows pass through a thread, which is used again', async () => {
  expect(await threads.run(task, bounds)).toEqual({ columns: [['1', '2']], notices: [] });
  expect(await threads.run(task, bounds)).toEqual({ columns: [['1', '2']], notices: [] });
});

test('what the user can mend comes back as a problem', async () => {
  const unknown = { ...task, call: { kind: 'operator' as const, name: 'nothing', options: null } };
  await expect(threads.run(unknown, bounds)).rejects.toThrow(HostProblem);
});

test('a stage that takes too long ends with a problem, and the next one runs', async () => {
  // Its cells cannot be read within a millisecond.
  const rows = Array.from({ length: 300_000 }, (_, index) => [String(index)]);
  const long = { ...task, inputs: [{ ...input, rows }] };
  await expect(threads.run(long, { timeoutMilliseconds: 1 })).rejects.toThrow('took longer than 0 s');
  expect(await threads.run(task, bounds)).toEqual({ columns: [['1', '2']], notices: [] });
});

test('an abort ends the stage with its reason', async () => {
  const abort = new AbortController();
  const run = threads.run(task, { ...bounds, signal: abort.signal });
  abort.abort(new Error('enough'));
  await expect(run).rejects.toThrow('enough');
});

test('addresses are looked up in the database that comes with the package', async () => {
  const lookup = { name: 'geo_info_from_ip_address', args: [0] };
  const addresses = { columns: [{ name: 'ip', type: 'string' as const }], rows: [['20.53.203.50'], ['10.0.0.1']] };
  const call = { kind: 'functions' as const, kept: 0, calls: [lookup] };
  const outcome = await threads.run(
    { call, inputs: [addresses], columns: [{ name: 'place', type: 'dynamic' }] },
    bounds,
  );
  const place = '{"country":"Australia","state":"","city":"","latitude":null,"longitude":null}';
  expect(outcome.columns).toEqual([[place, '']]);
});
