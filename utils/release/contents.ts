/** What goes into the packages: the built folder, made to fit who signs and who hosts it. */
import type { Entries, Entry } from './zip.ts';

/** The parts of a manifest that packing looks at. */
interface Manifest {
  readonly version: string;
  readonly key?: string;
  readonly minimum_chrome_version?: string;
  readonly browser_specific_settings?: {
    readonly gecko?: { readonly strict_min_version?: string; readonly update_url?: string };
  };
}

/** For whom a package is. */
export interface Owner {
  /** Public half of the key that signs it; null for a store, which signs with its own and refuses one of ours. */
  readonly publicKey: string | null;
  /** Where the browser asks for newer versions; null for a store. */
  readonly updateUrl: string | null;
}

const text = (value: string): Entry => ({ bytes: Buffer.from(value) });

/** The manifest among the files of a package; throws where there is none. */
export function manifestOf(files: Entries): Manifest {
  const entry = files.get('manifest.json');
  if (!entry) throw new Error('the built folder has no manifest.json: run the build first');
  return JSON.parse(Buffer.from(entry.bytes).toString('utf8')) as Manifest;
}

const withManifest = (files: Entries, manifest: object): Map<string, Entry> =>
  new Map(files).set('manifest.json', text(JSON.stringify(manifest)));

/**
 * Chromium's files. Its manifest's `key` is the owner's, so that the unpacked files have the same id as the package:
 * Chromium itself goes by the signature, and silently puts its key there.
 */
export function chromiumContents(built: Entries, { publicKey, updateUrl }: Owner): Map<string, Entry> {
  // What is undefined here is left out when it is written.
  const manifest = {
    ...manifestOf(built),
    key: publicKey ?? undefined,
    update_url: updateUrl ?? undefined,
  };
  return withManifest(built, manifest);
}

/** Firefox' files; Mozilla signs them, and takes an address for updates only for what it does not host itself. */
export function firefoxContents(built: Entries, { updateUrl }: Omit<Owner, 'publicKey'>): Map<string, Entry> {
  const manifest = manifestOf(built);
  if (updateUrl === null) return withManifest(built, manifest);
  const settings = manifest.browser_specific_settings;
  const gecko = { ...settings?.gecko, update_url: updateUrl };
  return withManifest(built, { ...manifest, browser_specific_settings: { ...settings, gecko } });
}
