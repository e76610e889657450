/**
 * A package of the built extension as an organisation's own server offers it: signed with a throw-away key, in rings.
 */
import { join } from 'node:path';
import { FIREFOX_ID } from '../../utils/core/ids.ts';
import { BUILT } from '../../utils/release/build.ts';
import { manifestOf } from '../../utils/release/contents.ts';
import { quick } from '../../utils/release/deflate.ts';
import { readFolder } from '../../utils/release/files.ts';
import { release } from '../../utils/release/release.ts';
import { throwAwayKey } from '../../utils/release/signing-key.ts';
import type { Entries } from '../../utils/release/zip.ts';
import type { World } from '../world/world.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const HOST = 'extensions.city-office.org';
export const KEY = throwAwayKey();
export const IDS = { chromium: KEY.id, firefox: FIREFOX_ID };

/** Returns the files of the build under this version, or under their own if none is given. */
export function built(browser: keyof typeof BUILT, version?: string): Entries {
  const files = readFolder(join(ROOT, BUILT[browser]));
  const manifest = { ...manifestOf(files), ...(version === undefined ? {} : { version }) };
  return files.set('manifest.json', { bytes: Buffer.from(JSON.stringify(manifest)) });
}

/** Makes a package for this ring: a folder on the server, with its own update address. */
export const packaged = (version?: string, ring = 'sealcheck') =>
  release(
    {
      chromium: built('chromium', version),
      firefox: built('firefox', version),
      sources: new Map(),
      sbom: '{}',
      probe: { code: '', licences: '', manual: '' },
      key: KEY,
      baseUrl: `https://${HOST}/${ring}/`,
    },
    quick,
  );
type Files = Awaited<ReturnType<typeof packaged>>;
export const FILES = await packaged();
/** Returns a file of the package as text, or '' if there is none. */
export const text = (path: string) => Buffer.from(FILES.get(path) ?? []).toString('utf8');

/** Puts all files of a package on the organisation's server. */
export function serve(world: World, files: Files, ring = 'sealcheck'): void {
  for (const [path, bytes] of files) world.pages.set(`${HOST}/${ring}/${path}`, bytes);
}
