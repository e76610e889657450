/** A package of the built extension, as an organisation's own server has it: by a throw-away key, in rings. */
import { join } from 'node:path';
import { FIREFOX_ID } from '../../utils/core/ids.ts';
import { BUILT } from '../../utils/release/build.ts';
import { manifestOf } from '../../utils/release/contents.ts';
import { readFolder } from '../../utils/release/files.ts';
import { release } from '../../utils/release/release.ts';
import { throwAwayKey } from '../../utils/release/signing-key.ts';
import type { Entries } from '../../utils/release/zip.ts';
import type { World } from '../world/world.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const HOST = 'extensions.city-office.org';
export const KEY = throwAwayKey();
export const IDS = { chromium: KEY.id, firefox: FIREFOX_ID };

/** What the build made, as this version; as the version that it has where none is named. */
export function built(browser: keyof typeof BUILT, version?: string): Entries {
  const files = readFolder(join(ROOT, BUILT[browser]));
  const manifest = { ...manifestOf(files), ...(version === undefined ? {} : { version }) };
  return files.set('manifest.json', { bytes: Buffer.from(JSON.stringify(manifest)) });
}

/** A package for this ring: a folder on the server, with its own address for updates. */
export const packaged = (version?: string, ring = 'sealcheck') =>
  release({
    chromium: built('chromium', version),
    firefox: built('firefox', version),
    sources: new Map(),
    sbom: '{}',
    probe: { code: '', licences: '', manual: '' },
    key: KEY,
    isThrowAway: false,
    baseUrl: `https://${HOST}/${ring}/`,
  });
type Files = ReturnType<typeof packaged>;
export const FILES = packaged();
export const text = (path: string) => Buffer.from(FILES.get(path) ?? []).toString('utf8');

/** Puts everything of a package on the organisation's server. */
export function serve(world: World, files: Files, ring = 'sealcheck'): void {
  for (const [path, bytes] of files) world.pages.set(`${HOST}/${ring}/${path}`, bytes);
}
