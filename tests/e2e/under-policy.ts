/** The built extension under an organisation's policy, delivered through the browser's own mechanism. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { startStage, type BrowserName, type Stage } from './stage.ts';

const folders: string[] = [];

/** Starts a browser under this policy; `folder` is where it is written, for a later change. */
export async function startUnder(
  name: BrowserName,
  policy: PolicyFile,
  language?: string,
  zone?: string,
): Promise<{ readonly stage: Stage; readonly folder: string }> {
  if (folders.length === 0)
    afterAll(() => {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    });
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-policy-'));
  folders.push(folder);
  writePolicy(folder, policy);
  const stage = await startStage(name, false, {
    policies: folder,
    ...(language ? { language } : {}),
    ...(zone ? { zone } : {}),
  });
  return { stage, folder };
}
