/** The contents of the packages: the built folder, adapted to who signs it and who hosts it. */
import type { Entries, Entry } from './zip.ts';

/** The parts of a manifest that packing uses. */
interface Manifest {
  readonly version: string;
  readonly key?: string;
  readonly minimum_chrome_version?: string;
  readonly browser_specific_settings?: {
    readonly gecko?: { readonly strict_min_version?: string; readonly update_url?: string };
  };
}

/** Who signs a package, and where its updates come from. */
export interface Owner {
  /** Public half of the key that signs it; null for a store, which signs with its own key and refuses one of ours. */
  readonly publicKey: string | null;
  /** URL where the browser looks for newer versions; null for a store. */
  readonly updateUrl: string | null;
}

const text = (value: string): Entry => ({ bytes: Buffer.from(value) });

/** Returns the manifest among a package's files; throws where there is none. */
export function manifestOf(files: Entries): Manifest {
  const entry = files.get('manifest.json');
  if (!entry) throw new Error('the built folder has no manifest.json: run the build first');
  return JSON.parse(Buffer.from(entry.bytes).toString('utf8')) as Manifest;
}

const withManifest = (files: Entries, manifest: object): Map<string, Entry> =>
  new Map(files).set('manifest.json', text(JSON.stringify(manifest)));

/**
 * Returns Chromium's files. The manifest's `key` is the owner's, so that the unpacked files have the same id as the
 * package: Chromium itself goes by the signature, and silently puts its key there.
 */
export function chromiumContents(built: Entries, { publicKey, updateUrl }: Owner): Map<string, Entry> {
  // Undefined values are left out of the JSON.
  const manifest = {
    ...manifestOf(built),
    key: publicKey ?? undefined,
    update_url: updateUrl ?? undefined,
  };
  return withManifest(built, manifest);
}

/** Returns Firefox's files. Mozilla signs them, and accepts an update URL only for what it does not host itself. */
export function firefoxContents(built: Entries, { updateUrl }: Omit<Owner, 'publicKey'>): Map<string, Entry> {
  const manifest = manifestOf(built);
  if (updateUrl === null) return withManifest(built, manifest);
  const settings = manifest.browser_specific_settings;
  const gecko = { ...settings?.gecko, update_url: updateUrl };
  return withManifest(built, { ...manifest, browser_specific_settings: { ...settings, gecko } });
}
