/** Everything that `npm run package` delivers, as names and octets. Reads and writes no files. */
import { createHash } from 'node:crypto';
import { FIREFOX_ID } from '../core/ids.ts';
import { EXAMPLE } from '../policy/render/example.ts';
import { policyFiles } from '../policy/render/files.ts';
import { chromiumContents, firefoxContents, manifestOf } from './contents.ts';
import { packCrx } from './crx.ts';
import { packProbe, type ProbeMaterial } from './probe/debian.ts';
import { installFiles } from './install-files.ts';
import type { SigningKey } from './signing-key.ts';
import { renderUpdatesJson, renderUpdatesXml } from './update-manifests.ts';
import { quick, shortest, type Deflate } from './deflate.ts';
import { zip, type Entries } from './zip.ts';

/** Everything that a release is made from. */
export interface Material {
  /** Files of the built folders. */
  readonly chromium: Entries;
  readonly firefox: Entries;
  readonly sources: Entries;
  readonly sbom: string;
  readonly probe: ProbeMaterial;
  readonly key: SigningKey;
  /** URL of the folder on the organisation's server, with a trailing slash; null: not known. */
  readonly baseUrl: string | null;
}

/** Used where no server is named. Nobody can register this name (RFC 2606). */
export const EXAMPLE_BASE_URL = 'https://extensions.example/sealcheck/';

/** Returns lines in the format of `sha256sum --check`. */
function renderSums(files: ReadonlyMap<string, Uint8Array>): string {
  const lines = [...files].map(
    ([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`,
  );
  return lines.join('');
}

function inFolder(folder: string, files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([path, value]) => [`${folder}/${path}`, value]);
}

/**
 * Returns the files of a release by their path below its folder. The same material gives the same octets. Without
 * `baseUrl` the packages look for updates nowhere, and the files for hosting name an example. `deflate`: compresses the
 * packages.
 */
export async function release(
  material: Material,
  deflate: Deflate = shortest,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { key, baseUrl } = material;
  const { version, minimum_chrome_version: oldestChromium = '' } = manifestOf(material.chromium);
  const gecko = manifestOf(material.firefox).browser_specific_settings?.gecko;
  const base = baseUrl ?? EXAMPLE_BASE_URL;
  const named = (end: string) => `sealcheck-${version}${end}`;
  const at = (path: string) => new URL(path, base).href;
  const crxIds = { chromium: key.id, firefox: FIREFOX_ID };
  const updateUrl = (path: string) => (baseUrl === null ? null : at(path));

  const forCrx = { publicKey: key.publicKey, updateUrl: updateUrl('updates.xml') };
  const forStore = { publicKey: null, updateUrl: null };
  const forFirefox = { updateUrl: updateUrl('updates.json') };
  const updatesXml = renderUpdatesXml({
    id: key.id,
    version,
    url: at(named('.crx')),
    oldestBrowser: oldestChromium,
  });
  const updatesJson = renderUpdatesJson({
    id: FIREFOX_ID,
    version,
    url: at(named('.xpi')),
    oldestBrowser: gecko?.strict_min_version ?? '',
  });
  const installation = { ids: crxIds, updatesXml: at('updates.xml'), xpi: at(named('.xpi')) };
  const files = new Map<string, Uint8Array>([
    [named('.crx'), packCrx(await zip(chromiumContents(material.chromium, forCrx), deflate), key)],
    [named('-chromium-store.zip'), await zip(chromiumContents(material.chromium, forStore), deflate)],
    [named('.xpi'), await zip(firefoxContents(material.firefox, forFirefox), deflate)],
    [named('-sources.zip'), await zip(material.sources, quick)],
    [`sealcheck-probe_${version}_all.deb`, packProbe(material.probe, version)],
  ]);
  const texts: [string, string][] = [
    [named('.cdx.json'), material.sbom],
    ['updates.xml', updatesXml],
    ['updates.json', updatesJson],
    ...inFolder('install', installFiles(installation)),
    ...inFolder('policy', policyFiles(EXAMPLE, crxIds)),
  ];
  for (const [path, value] of texts) files.set(path, Buffer.from(value));
  return files.set('SHA256SUMS', Buffer.from(renderSums(files)));
}
