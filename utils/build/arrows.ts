/** Rewrites function declarations as arrow functions, to make scripts smaller. */
import { parseSync } from 'vite';

/** A node of a script's syntax tree, as Oxc makes it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** Returns the child nodes of a node, in the order of the text. */
export function below(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter(isNode)
    .sort((a, b) => a.start - b.start);
}

const BODIES = new Set(['Program', 'BlockStatement', 'StaticBlock']);

/** Whether this function needs what an arrow function lacks: its own `this`, `arguments` or `new.target`. */
function needsItsOwn(node: Node): boolean {
  if (node.type === 'ThisExpression' || node.type === 'MetaProperty' || node.type === 'Super') return true;
  if (node.type === 'Identifier' && node['name'] === 'arguments') return true;
  return below(node).some((one) => !/^Function|^Class/.test(one.type) && needsItsOwn(one));
}

const USES: Readonly<Record<string, string>> = {
  NewExpression: 'callee',
  ClassDeclaration: 'superClass',
  ClassExpression: 'superClass',
  MemberExpression: 'object',
  AssignmentExpression: 'left',
  UpdateExpression: 'argument',
};

/**
 * Returns names used in ways that an arrow function or a constant does not allow: called with `new`, extended, asked
 * for a prototype, assigned. Goes by name alone, whatever the scope, so a few functions stay unchanged without need.
 */
function misfits(node: Node, names = new Set<unknown>()): Set<unknown> {
  const used = USES[node.type];
  const at = used && node[used];
  const isAsked =
    node.type !== 'MemberExpression' ||
    (isNode(node['property']) && node['property']['name'] === 'prototype');
  if (isAsked && isNode(at) && at.type === 'Identifier') names.add(at['name']);
  for (const one of below(node)) misfits(one, names);
  return names;
}

/**
 * Returns the script with its function declarations as arrow functions, each some ten characters shorter, at the top of
 * the block that declares them, as if hoisted. Generators and functions that must be functions stay.
 */
export function withArrows(code: string): string {
  const program = parseSync('script.js', code).program as unknown as Node;
  const names = misfits(program);
  const print = (node: Node, from = node.start, to = node.end): string => {
    const inner = below(node).filter(({ start, end }) => start >= from && end <= to);
    // Nothing may precede a directive.
    const isBody = BODIES.has(node.type) && !inner.some((one) => 'directive' in one && one['directive']);
    const arrows: string[] = [];
    let text = '';
    let at = from;
    for (const one of inner) {
      if (one.start < at) continue;
      text += code.slice(at, one.start);
      const arrow = isBody && arrowOf(one, names, print);
      if (arrow) arrows.push(arrow);
      else text += print(one);
      at = one.end;
    }
    text += code.slice(at, to);
    if (arrows.length === 0) return text;
    const first = `const ${arrows.join(',')};`;
    return node.type === 'Program' ? first + text : text.replace('{', () => `{${first}`);
  };
  return print(program);
}

function arrowOf(node: Node, names: Set<unknown>, print: (node: Node) => string): string | null {
  if (node.type !== 'FunctionDeclaration' || node['generator'] === true) return null;
  const { id, params, body } = node;
  if (!isNode(id) || !isNode(body) || names.has(id['name'])) return null;
  if (needsItsOwn(body) || (params as Node[]).some(needsItsOwn)) return null;
  const given = (params as Node[]).map((one) => print(one)).join(',');
  return `${String(id['name'])}=${node['async'] === true ? 'async' : ''}(${given})=>${print(body)}`;
}
