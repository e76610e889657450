/** The probe's code as one file that Node runs by itself. */
import { join } from 'node:path';
import { build } from 'vite';

/** Builds the file from the sources in this folder. Rejects where the build makes more than one file. */
export async function bundleProbe(root: string): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, 'utils/probe/cli.ts'),
      write: false,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        // Debug info would contain the module paths of the build machine.
        experimental: { attachDebugInfo: 'none' },
        output: { format: 'esm', codeSplitting: false, entryFileNames: 'probe.mjs' },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [chunk, ...others] = outputs;
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('the probe is not one file');
  return chunk.code;
}
