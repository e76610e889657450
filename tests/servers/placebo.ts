/** An extension that does nothing, under Sealcheck's own id: it shows how a page behaves without Sealcheck. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly key?: string;
  readonly browser_specific_settings?: unknown;
}

/** Writes it into `folder`, for the browser that the extension in `built` was built for; returns `folder`. */
export function writePlacebo(folder: string, built: string): string {
  mkdirSync(folder);
  const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')) as Manifest;
  const { key, browser_specific_settings: settings } = manifest;
  const background = key === undefined ? { scripts: ['idle.js'] } : { service_worker: 'idle.js' };
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'placebo',
      version: '1',
      key,
      browser_specific_settings: settings,
      background,
    }),
  );
  writeFileSync(join(folder, 'idle.js'), '');
  return folder;
}
