import { parseSync } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** The nodes right below one, in the order of the text. */
function below(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter(isNode)
    .sort((a, b) => a.start - b.start);
}

const BODIES = new Set(['Program', 'BlockStatement', 'StaticBlock']);

/** Does this function need what an arrow has not: its own `this`, its `arguments`, `new`? */
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
 * Names that something is done with which an arrow or a constant does not allow: called with `new`, extended, asked for
 * its prototype, assigned. By name alone, whichever scope it is in, which leaves a few functions as they are.
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
 * A script whose function declarations are arrows, which are some ten letters shorter each: at the top of the block that
 * declares them, as if hoisted. Left as they are: generators and what needs to be a function.
 */
export function withArrows(code: string): string {
  const program = parseSync('script.js', code).program as unknown as Node;
  const names = misfits(program);
  const print = (node: Node, from = node.start, to = node.end): string => {
    const inner = below(node).filter(({ start, end }) => start >= from && end <= to);
    // Nothing may stand before a directive.
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
