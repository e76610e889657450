/** The probe's code as one file that Node runs without anything beside it. */
import { join } from 'node:path';
import { build } from 'vite';

/** Builds it from the sources in this folder. Throws where the build makes anything but one file. */
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
        // The paths of modules are those of the machine that builds.
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
