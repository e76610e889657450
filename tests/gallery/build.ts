/** Builds the gallery as one HTML file with everything in it, so that it opens from the disk and from any host. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const HERE = import.meta.dirname;
/** The gallery's file. */
export const GALLERY = join(HERE, '..', '..', '.output', 'gallery', 'index.html');

/** Returns the gallery's HTML; throws if it cannot be built. */
async function galleryPage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: ['chrome137', 'firefox140'],
      write: false,
      lib: { entry: join(HERE, 'main.tsx'), name: 'gallery', formats: ['iife'] },
    },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the gallery was not built');
  const script = chunk.code.replaceAll('</script', String.raw`<\/script`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sealcheck: gallery</title><body><script>${script}</script>`;
}

/** Builds the gallery and writes its file. */
export async function writeGallery(): Promise<void> {
  mkdirSync(dirname(GALLERY), { recursive: true });
  writeFileSync(GALLERY, await galleryPage());
}
