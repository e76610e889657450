/** The namespaces created by `run.sh`: their addresses, and files that cover those in /etc only inside them. */
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from './process.ts';

/** Documentation ranges (RFC 5737): the extension treats them as public, and they are routed nowhere. */
export const ADDRESSES = {
  /** The public resolver, as the extension asks it: over HTTPS. */
  resolver: '203.0.113.53',
  /** The same resolver, as programs and browsers ask it about the hosts that they connect to. */
  system: '203.0.113.52',
  nameServer: '203.0.113.54',
  web: '203.0.113.80',
  mail: '203.0.113.25',
  silent: '198.51.100.66',
  /** A public name may point to this address; what it serves must not be believed. */
  loopback: '127.0.0.80',
} as const;

/** Throws unless this process runs inside the namespace from `run.sh`, with no way to any other network. */
function demandNamespace(): void {
  const outside = process.env['SEALCHECK_OUTSIDE'];
  if (outside === undefined || outside === readlinkSync('/proc/self/ns/net')) {
    throw new Error('the real servers live in a namespace: run tests/servers/run.sh, as root');
  }
}

/** Gives the namespace its addresses; skips those that it already has. */
export function addAddresses(): void {
  demandNamespace();
  for (const address of Object.values(ADDRESSES)) {
    run('ip', ['address', 'replace', `${address}/32`, 'dev', 'lo']);
  }
  // Browsers consider a machine with only a loopback device offline. Both ends of this cable are inside.
  if (!run('ip', ['-o', 'link']).includes('cable')) {
    run('ip', ['link', 'add', 'cable0', 'type', 'veth', 'peer', 'name', 'cable1']);
    run('ip', ['address', 'add', '198.51.100.2/24', 'dev', 'cable0']);
    run('ip', ['link', 'set', 'cable0', 'up']);
    run('ip', ['link', 'set', 'cable1', 'up']);
  }
}

/** Throws unless /etc is the copy that ends with the namespace. */
function demandCopyOfEtc(): void {
  demandNamespace();
  if (statSync('/etc').dev === statSync('/').dev) throw new Error('this is the machine’s own /etc');
}

/** Makes programs that use the system's trust store trust this authority (a PEM file), too. */
export function trustAuthority(caFile: string): void {
  demandCopyOfEtc();
  appendFileSync('/etc/ssl/certs/ca-certificates.crt', readFileSync(caFile));
}

/** Adds users, each with a group of the same name, for programs that drop their privileges; skips those that exist. */
export function addUsers(...names: readonly string[]): void {
  demandCopyOfEtc();
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of names.filter((one) => !users.some((line) => line.startsWith(`${one}:`)))) {
    const id = 60_000 + users.length + names.indexOf(name);
    appendFileSync('/etc/passwd', `${name}:x:${id}:${id}::/nonexistent:/usr/sbin/nologin\n`);
    appendFileSync('/etc/group', `${name}:x:${id}:\n`);
  }
}

/** Mounts each entry of `folder` over the one of the same name in /etc; returns a function that undoes this. */
export function overlayEtc(folder: string): () => void {
  demandCopyOfEtc();
  const names = readdirSync(folder);
  for (const name of names) {
    const [ours, theirs] = [join(folder, name), join('/etc', name)];
    // A mount needs something to cover; this /etc is a copy that ends with the namespace.
    if (statSync(ours).isDirectory()) mkdirSync(theirs, { recursive: true });
    else writeFileSync(theirs, '', { flag: 'a' });
    run('mount', ['--bind', ours, theirs]);
  }
  return () => {
    for (const name of names) run('umount', [join('/etc', name)]);
  };
}
