import { expect, it } from 'vitest';
import { idsIn } from '../plan/plan.ts';
import { column, type SqlNode, shared, sql, visitNodes } from './node.ts';

/** A node that a walk along every way meets 2^80 times. */
function doubled(): SqlNode {
  let node = column('a');
  for (let level = 0; level < 80; level++) node = shared(sql`(${node} + ${node})`);
  return node;
}

it('visits a node once, however many ways lead to it', () => {
  let visits = 0;
  visitNodes(doubled(), () => {
    visits++;
  });
  expect(visits).toBe(161);
  expect([...idsIn(doubled())]).toEqual(['a']);
});

it('ends where a visit gives true', () => {
  const seen: string[] = [];
  const found = visitNodes(sql`${column('a')} ${column('b')} ${column('c')}`, (each) => {
    seen.push(each.kind === 'column' ? each.id : each.kind);
    return each.kind === 'column' && each.id === 'b';
  });
  expect([found, seen]).toEqual([true, ['fragment', 'a', 'b']]);
});
