/** The bill of materials: the packages whose code an installed Sealcheck contains. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** The parts of a CycloneDX document that are used here (https://cyclonedx.org/docs/1.5/json/). */
interface Bom {
  readonly metadata: {
    readonly timestamp?: string;
    readonly lifecycles?: unknown;
    readonly tools?: unknown;
    readonly component: Readonly<Record<string, unknown>> & { readonly 'bom-ref': string };
  };
  readonly components: readonly (Readonly<Record<string, unknown>> & { readonly 'bom-ref': string })[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** Returns npm's own bill of everything in the lock file: names, licences, hashes of the downloads. */
function lockedBom(root: string): Bom {
  const isWindows = process.platform === 'win32';
  // The package contains parts of what only the build declares (WXT), which npm would omit after a build in this
  // process.
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--include=dev'];
  const output = execFileSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: isWindows,
  });
  return JSON.parse(output) as Bom;
}

const byRef = (one: { 'bom-ref': string }, other: { 'bom-ref': string }) =>
  one['bom-ref'] < other['bom-ref'] ? -1 : 1;

/** Returns a serial number derived from the content, as a custom UUID (RFC 9562 §5.8). */
function serialOf(content: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

/**
 * Returns CycloneDX JSON: the extension, and each package of which it contains code (`name@version`). Nothing in it
 * depends on time or place. Throws where a package is not in the lock file: then the build does not match it.
 */
export function renderSbom(root: string, packages: ReadonlySet<string>): string {
  const { metadata, components, dependencies, ...rest } = lockedBom(root);
  const found = components.filter((one) => packages.has(one['bom-ref']));
  const missing = [...packages].filter((name) => found.every((one) => one['bom-ref'] !== name));
  if (missing.length > 0) throw new Error(`not in the lock file: ${missing.join(', ')} (run npm ci)`);
  const self = metadata.component['bom-ref'];
  const name = self.slice(0, self.lastIndexOf('@'));
  const body = {
    metadata: { component: { ...metadata.component, type: 'application', name } },
    // npm calls packages that only the build declares optional; in the package they are not.
    components: found.map((one) => ({ ...one, scope: 'required', properties: [] })).sort(byRef),
    dependencies: dependencies
      .filter(({ ref }) => ref === self || packages.has(ref))
      .map(({ ref, dependsOn = [] }) => ({
        ref,
        dependsOn: dependsOn.filter((one) => packages.has(one)).sort(),
      }))
      .sort((one, other) => (one.ref < other.ref ? -1 : 1)),
  };
  return `${JSON.stringify({ ...rest, serialNumber: serialOf(body), ...body }, null, 2)}\n`;
}
