/** The extensions that ours is compared with; they differ only in their content script. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A public key, which fixes the extension's id. One id serves all, because they never run together. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2fQvOQVdHCVhrBeGUDw5dDGrBW1HUCzwi4B4AuK1K0pLTm41THhFFvylnXQn/Fs5rh2SA5FGesCA7EtKjFweyT7VKA2xrioDmmqbBlbYAtOij2GaeolLYLx4f3XV/Q+hyX/sNTKyPGyYw4Cnr5TMn8/yoyPpPPRvsM1HQruGm1f7v12kQ9Jz7H55rwkXa30AMw9wHsdRdK2h8TxuaIub5gg3IFsAJQr6knfTdNTkdQ4DRwqIhiJoLQOdXj1zCgAk3EQ0YCG6wOjZcScistpAEZNLhvryWiWkFhLCRTDYuh9GqwLwR3jBioj6l0puxwjyp56bpJpTpRmVsnUl/zeFywIDAQAB';

export const VARIANTS = ['control', 'floor', 'placebo', 'ours'] as const;
export type Variant = (typeof VARIANTS)[number];

/** `control`: no content script. `floor`: an empty one on every site. `placebo`: one for a site that is not visited. */
const MATCHES: Readonly<Record<Exclude<Variant, 'ours'>, readonly string[]>> = {
  control: [],
  floor: ['http://*/*', 'https://*/*'],
  placebo: ['https://never-visited.example/*'],
};

/** Writes the comparison extension into `folder` and returns its path. */
export function writeVariant(variant: Exclude<Variant, 'ours'>, folder: string): string {
  const path = join(folder, variant);
  mkdirSync(path, { recursive: true });
  const matches = MATCHES[variant];
  const manifest = {
    manifest_version: 3,
    name: variant,
    version: '1',
    key: KEY,
    background: { service_worker: 'worker.js' },
    ...(matches.length === 0 ? {} : { content_scripts: [{ matches, js: ['empty.js'], all_frames: true }] }),
  };
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(path, 'worker.js'), '');
  writeFileSync(join(path, 'empty.js'), ';');
  return path;
}

/**
 * Writes the least that an extension costs which hears of what a person does: an empty listener in every frame for each
 * of the events that our guard listens to. Returns its path.
 */
export function writeListening(folder: string): string {
  const path = writeVariant('floor', folder);
  const file = join(path, 'manifest.json');
  const { content_scripts, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly content_scripts: readonly object[];
  };
  const everywhere = { run_at: 'document_start', match_about_blank: true, match_origin_as_fallback: true };
  const scripts = content_scripts.map((one) => ({ ...one, ...everywhere }));
  writeFileSync(file, JSON.stringify({ ...manifest, content_scripts: scripts }));
  writeFileSync(
    join(path, 'empty.js'),
    `for (const type of ['focusin', 'input', 'click', 'blur', 'dragenter', 'paste', 'pointerdown', 'mouseover']) addEventListener(type, () => {}, true);`,
  );
  return path;
}
