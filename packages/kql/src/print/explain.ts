import { assertNever } from '../invariant.ts';
import type { HostArgument, Plan } from '../plan/plan.ts';
import type { SqlNode } from '../sql/node.ts';

/** Longer expressions are cut: the statement beside the plan has them whole. */
const MAX_EXPRESSION = 160;

/** A plan as an indented tree, the last step first, for people. Shape: one line a step; values stand where parameters are. */
export function explainPlan(plan: Plan): string {
  return explainLines(plan).join('\n');
}

function explainLines(plan: Plan): string[] {
  const inputs = inputsOf(plan);
  const below = inputs.flatMap((input, index) => {
    const isLast = index === inputs.length - 1;
    return explainLines(input).map((line, at) => {
      const branch = at === 0 ? (isLast ? '└─ ' : '├─ ') : isLast ? '   ' : '│  ';
      return branch + line;
    });
  });
  return [describeStep(plan), ...below];
}

/** Every kind of node names what it reads in one of these members. */
function inputsOf(plan: Plan): readonly Plan[] {
  if ('input' in plan) return [plan.input];
  if ('left' in plan) return [plan.left, plan.right];
  if ('inputs' in plan) return plan.inputs.map((each) => each.plan);
  return [];
}

function describeStep(plan: Plan): string {
  switch (plan.kind) {
    case 'from': {
      const guard = plan.guard.length > 0 ? ` where ${joined(plan.guard.map(explainNode), ' and ')}` : '';
      return `read ${plan.table} (${joined(plan.columns.map(({ name }) => name))})${guard}`;
    }
    case 'values':
      return `literal table (${joined(plan.columns.map(({ id }) => id))})`;
    case 'shared':
      return `shared rows ${plan.of.index + 1} (${joined(plan.columns.map(({ id }) => id))})`;
    case 'series':
      return `series ${plan.id} from ${explainNode(plan.from)} step ${explainNode(plan.step)}`;
    case 'single':
      return 'one row';
    case 'compute':
      return `compute ${joined(plan.columns.map(explainComputed))}`;
    case 'project':
      return `keep ${joined(plan.ids)}`;
    case 'filter':
      return `filter ${explainNode(plan.predicate)}`;
    case 'aggregate':
      return `aggregate ${joined(plan.aggregates.map(explainComputed)) || 'distinct'}${
        plan.keys.length > 0 ? ` by ${joined(plan.keys.map(explainComputed))}` : ''
      }`;
    case 'window':
      return `window ${joined(plan.columns.map(explainComputed))}`;
    case 'number':
      return `number rows as ${plan.id}`;
    case 'sessions':
      return `sessions as ${plan.id}`;
    case 'sort':
      return `sort by ${joined(plan.keys.map(({ expr, descending }) => `${explainNode(expr)} ${descending ? 'desc' : 'asc'}`))}`;
    case 'take':
      return `take ${explainNode(plan.count)}`;
    case 'firstby':
      return `first ${explainNode(plan.count)} by ${joined(plan.keys.map(explainNode))}`;
    case 'join':
      return `${plan.join.toLowerCase()} join on ${joined(
        plan.conditions.map(({ left, right }) => `${explainNode(left)} = ${explainNode(right)}`),
        ' and ',
      )}`;
    case 'union':
      return `union of ${plan.inputs.length} (${joined(plan.columns.map(({ id }) => id))})`;
    case 'hostcompute':
      return `outside the engine: ${joined(plan.calls.map(({ id, name, args }) => `${id} = ${name}(${args.map(explainArgument).join(', ')})`))}`;
    case 'hosttable':
      return `outside the engine: ${plan.name} (${joined(plan.columns.map(({ name }) => name))})`;
    case 'unnest':
      return `expand ${joined(plan.arrays.map(explainComputed))}${plan.keepsEmpty ? ', keeping empty' : ''}`;
    default:
      return assertNever(plan);
  }
}

const explainArgument = (argument: HostArgument): string => ('id' in argument ? argument.id : 'constant');

const joined = (texts: readonly string[], by = ', '): string => cut(texts.join(by), MAX_EXPRESSION * 3);

const explainComputed = ({ id, expr }: { readonly id: string; readonly expr: SqlNode }): string => {
  const text = explainNode(expr);
  return text === id ? id : `${id} = ${text}`;
};

/** An expression on one line, with its values in place. For reading only: it is never run. */
function explainNode(node: SqlNode): string {
  return cut(printPlain(node).replaceAll(/\s+/g, ' '), MAX_EXPRESSION);
}

function printPlain(node: SqlNode): string {
  switch (node.kind) {
    case 'fragment':
      return node.text.map((part, index) => part + (node.args[index] ? printPlain(node.args[index]) : '')).join('');
    case 'parameter':
      return typeof node.value === 'bigint' ? String(node.value) : JSON.stringify(node.value);
    case 'column':
      return node.id;
    case 'physical':
    case 'variable':
      return node.name;
    case 'list':
      return node.items.map(printPlain).join(', ');
    case 'shared':
      return printPlain(node.expr);
    case 'member':
      return printPlain(node.read);
    case 'lambda':
      return `${node.names.join(', ')} -> ${printPlain(node.body)}`;
    case 'watchlist':
      return `watchlist ${node.alias}`;
    case 'query':
      return `(query for ${node.column})`;
    default:
      return `(${(node as { readonly kind: string }).kind})`;
  }
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
