/** The public suffix list (publicsuffix.org, with its private part) as one text for the package: when building, and in tests. */
import { createRequire } from 'node:module';
import type * as Trie from 'tldts/dist/types/src/data/trie.d.ts';

/** Its rules, parted by blanks: `com`, `*.ck`, and `!www.ck` for an exception. */
export function suffixTable(): string {
  const trie = createRequire(import.meta.url)('tldts/dist/cjs/src/data/trie.js') as typeof Trie;
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
  return [...below(rulesRoot, '', ''), ...below(exceptionsRoot, '', '!')].sort().join(' ');
}
