/** The generated JSON files, for Linux, Google's console and Firefox, read back by a parser that is not ours. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { withKeys } from '../../utils/policy/render/example.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import { HARD, many } from './samples.ts';

/**
 * Reads the policy at this path of a JSON file with Python's reader; without a path, as for Google's console, each
 * key's `Value`.
 */
function readJson(file: string, ...path: string[]): unknown {
  const script = `
import sys, json
at = json.load(sys.stdin)
for key in sys.argv[1:]: at = at[key]
if not sys.argv[1:]: at = {key: one['Value'] for key, one in at.items()}
print(json.dumps(at))`;
  const options = { input: file, encoding: 'utf8', maxBuffer: 1 << 26 } as const;
  return JSON.parse(execFileSync('python3', ['-c', script, ...path], options)) as unknown;
}

describe.each([
  ['texts that are hard to write', HARD],
  ['500 entries', many(500)],
  ['10,000 entries', many(10_000)],
])('JSON files, with %s', (_, policy) => {
  const files = policyFiles(policy, IDS);
  it.each([
    ['linux-chrome-edge-chromium.json', ['3rdparty', 'extensions', IDS.chromium]],
    ['google-workspace.json', []],
    ['firefox-policies.json', ['policies', '3rdparty', 'Extensions', IDS.firefox]],
  ] as const)('%s holds the policy', (name, path) => {
    expect(readJson(files.get(name) ?? '', ...path)).toEqual(withKeys(policy));
  });
});
