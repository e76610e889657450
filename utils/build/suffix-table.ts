/** The public suffix list (publicsuffix.org, with its private part) as one text for the package; also for tests. */
import { createRequire } from 'node:module';
import type * as Trie from 'tldts/dist/types/src/data/trie.d.ts';

/** The internals of the library that are read here; their stability is not promised. */
type Inside = Pick<
  typeof Trie,
  'edgeChild' | 'edgeLength' | 'edgeStart' | 'exceptionsRoot' | 'labelText' | 'nodeFlags' | 'rulesRoot'
>;

/** Returns the library’s own data. Throws where the installed version has none at this path. */
export const readTrie = () =>
  createRequire(import.meta.url)('tldts/dist/cjs/src/data/trie.js') as typeof Trie;

/** Rules of each kind that have been on the list for many years, and the least number of rules on it. */
const SURE = ['com', 'co.uk', 'github.io', '*.ck', '!www.ck'];
const MIN = 9_000;

/**
 * Returns the rules of the list: `com`, `*.ck`, and `!www.ck` for an exception. Throws where the library's internals
 * have changed: a list that lacks rules would let everybody through.
 */
export function suffixRules(trie: Inside = readTrie()): readonly string[] {
  const { edgeChild, edgeLength, edgeStart, exceptionsRoot, labelText, nodeFlags, rulesRoot } = trie;
  const labels: string[] = [];
  let from = 0;
  for (const length of edgeLength) labels.push(labelText.slice(from, (from += length)));
  const below = (node: number, name: string, mark: string): string[] => {
    const own = (nodeFlags[node] ?? 0) > 0 && name !== '' ? [mark + name] : [];
    const { [node]: first = 0, [node + 1]: end = 0 } = edgeStart;
    for (let edge = first; edge < end; edge += 1) {
      const inner = name === '' ? (labels[edge] ?? '') : `${labels[edge] ?? ''}.${name}`;
      own.push(...below(edgeChild[edge] ?? 0, inner, mark));
    }
    return own;
  };
  const rules = [...below(rulesRoot, '', ''), ...below(exceptionsRoot, '', '!')].sort();
  const missing = SURE.filter((rule) => !rules.includes(rule));
  if (missing.length > 0 || rules.length < MIN || rules.some((rule) => !/^(!|\*\.)?[^\s!*]+$/.test(rule)))
    throw new Error(`tldts has another shape: read anew how it keeps its rules (${missing.join(', ')})`);
  return rules;
}

interface Node {
  isRule?: boolean;
  readonly below: Map<string, Node>;
}

/** Returns the names below a node, in the format that `rulesIn` reads. */
const written = ({ below }: Node): string =>
  [...below]
    .map(([label, node]) => {
      const inner = node.below.size > 0 ? `(${written(node)})` : '';
      return `${node.isRule ? '' : '-'}${label}${inner}`;
    })
    .join(' ')
    .replaceAll(') ', ')');

/**
 * Returns the rules as the package stores them, each label once below its parent, which halves the size. Throws as
 * `suffixRules` does.
 */
export function suffixTable(trie?: Inside): string {
  const root: Node = { below: new Map() };
  for (const rule of suffixRules(trie)) {
    const [first = '', ...others] = rule.replace('!', '').split('.');
    let node = root;
    for (const label of [...others.reverse(), `${rule.startsWith('!') ? '!' : ''}${first}`]) {
      const next = node.below.get(label) ?? { below: new Map() };
      node.below.set(label, next);
      node = next;
    }
    node.isRule = true;
  }
  return written(root);
}
