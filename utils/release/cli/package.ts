/**
 * `npm run package -- [--key FILE] [--base-url URL]`: builds everything for stores and for an organisation's own
 * server, into .output/release.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { PUBLIC_KEY } from '../../core/ids.ts';
import { buildBoth, BUILT } from '../build.ts';
import { readFolder, readSources, untracked } from '../files.ts';
import { licencesOf } from '../licences.ts';
import { bundleProbe } from '../probe/bundle.ts';
import { EXAMPLE_BASE_URL, release } from '../release.ts';
import { renderSbom } from '../sbom.ts';
import { readSigningKey, throwAwayKey } from '../signing-key.ts';

const USAGE = `Usage: npm run package -- [--key FILE] [--base-url URL]
  --key FILE      private RSA key in PEM form, outside of this folder (or its path in SEALCHECK_SIGNING_KEY)
  --base-url URL  https address of the folder on your server that the files will be put into`;

const ROOT = process.cwd();
const OUT = join(ROOT, '.output', 'release');

function options() {
  const { values } = parseArgs({ options: { key: { type: 'string' }, 'base-url': { type: 'string' } } });
  const address = values['base-url'];
  if (address !== undefined && !/^https:\/\/[^/?#]+[^?#]*$/.test(address))
    throw new Error(`${address} is no https address of a folder; Firefox takes updates over https only`);
  return {
    keyFile: values.key ?? (process.env.SEALCHECK_SIGNING_KEY || undefined),
    baseUrl: address === undefined ? null : new URL(address.replace(/\/*$/, '/')).href,
  };
}

/** Returns what the packager must know before passing the files on. */
function notices(isThrowAway: boolean, isOurId: boolean, baseUrl: string | null): string[] {
  const unknown = untracked(ROOT);
  return [
    ...(isThrowAway
      ? [
          'No --key: signed with a throw-away key that no longer exists. This id differs from the one in the source tree, and the next run will have a different one: do not give this .crx to anyone. docs/admin.md says how to make a key.',
        ]
      : []),
    ...(!isThrowAway && !isOurId
      ? [
          'The id differs from the one in the source tree. The files in policy/ and install/ name the new one: use those, not the ones in docs/policy/.',
        ]
      : []),
    ...(baseUrl === null
      ? [
          `No --base-url: updates.xml, updates.json and install/ name ${EXAMPLE_BASE_URL}, which does not exist, and the packages never look for updates.`,
        ]
      : []),
    'The .xpi is not signed. Firefox installs it only once Mozilla has signed it; the ESR and developer editions can be set to accept it unsigned (docs/admin.md).',
    ...(unknown.length > 0
      ? [`Not in the sources archive, because git does not track them: ${unknown.join(', ')}`]
      : []),
  ];
}

async function main({ keyFile, baseUrl }: ReturnType<typeof options>): Promise<void> {
  const isThrowAway = keyFile === undefined;
  const key = isThrowAway ? throwAwayKey() : readSigningKey(keyFile, ROOT);
  const packages = await buildBoth(ROOT);
  const files = await release({
    chromium: readFolder(join(ROOT, BUILT.chromium)),
    firefox: readFolder(join(ROOT, BUILT.firefox)),
    sources: readSources(ROOT),
    sbom: renderSbom(ROOT, packages),
    probe: {
      code: await bundleProbe(ROOT),
      licences: licencesOf(ROOT, []),
      manual: readFileSync(join(ROOT, 'docs', 'probe.md'), 'utf8'),
    },
    key,
    baseUrl,
  });
  rmSync(OUT, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const target = join(OUT, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  console.log(`\nWritten to .output/release:`);
  for (const [path, { length }] of files) console.log(`  ${path}  ${(length / 1024).toFixed(1)} kB`);
  console.log(`\nid in Chromium: ${key.id}`);
  for (const notice of notices(isThrowAway, key.publicKey === PUBLIC_KEY, baseUrl))
    console.log(`\nNOTE  ${notice}`);
}

function stop(error: unknown, hint = ''): never {
  console.error(`${error instanceof Error ? error.message : String(error)}${hint}`);
  process.exit(1);
}

let chosen;
try {
  chosen = options();
} catch (error) {
  stop(error, `\n${USAGE}`);
}
await main(chosen).catch(stop);
