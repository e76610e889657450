/** Puts an organisation's policy where the browsers under test look for it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IDS } from '../../../utils/policy/cli/ids.ts';
import type { PolicyFile } from '../../../utils/policy/render/example.ts';
import type { Ids } from '../../../utils/policy/render/files.ts';
import { renderChromiumJson, renderFirefoxJson } from '../../../utils/policy/render/json.ts';

/**
 * Writes this policy for both browsers into a folder, for the extension with these ids; null removes it. Chromium
 * notices at once, Firefox at its next start.
 */
export function writePolicy(folder: string, policy: PolicyFile | null, ids: Ids = IDS): void {
  const managed = join(folder, 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  const chromium = join(managed, 'sealcheck.json');
  const firefox = join(folder, 'policies.json');
  if (policy === null) {
    rmSync(chromium, { force: true });
    rmSync(firefox, { force: true });
    return;
  }
  writeFileSync(chromium, renderChromiumJson(policy, ids.chromium));
  writeFileSync(firefox, renderFirefoxJson(policy, ids.firefox));
}

/** Writes this policy into a folder that stands for /etc, at the paths that docs/admin.md §3 gives for Linux. */
export function deployPolicy(etc: string, policy: PolicyFile): void {
  const files = {
    'chromium/policies/managed/sealcheck.json': renderChromiumJson(policy, IDS.chromium),
    'firefox/policies/policies.json': renderFirefoxJson(policy, IDS.firefox),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(etc, path)), { recursive: true });
    writeFileSync(join(etc, path), text);
  }
}
