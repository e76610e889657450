/** `npm run probe -- --check`: reports what is missing before this probe can be trusted. */
import { X509Certificate } from 'node:crypto';
import { Resolver as NodeResolver } from 'node:dns/promises';
import { refusedNetworks } from './addresses.ts';
import type { Config } from './config.ts';
import { createResolver, parseResolver, type Resolver } from './dns/resolver.ts';
import { askMailHosts } from './dns/mail-hosts.ts';
import { lookAtHost } from './looker.ts';
import { createDialer } from './run.ts';
import { openStore } from './store/open.ts';

interface Finding {
  readonly what: string;
  readonly isGood: boolean;
  readonly says: string;
}

/** A signed domain whose mail servers answer everybody, and one whose signatures are broken on purpose. */
const SIGNED = 'ietf.org';
const BROKEN = 'dnssec-failed.org';

async function checkResolver(resolver: Resolver): Promise<Finding> {
  const what = 'resolver validates DNSSEC';
  const [good, bad] = await Promise.all([resolver.ask(SIGNED, 'MX'), resolver.ask(BROKEN, 'A')]);
  if (!good.ok) return { what, isGood: false, says: `it does not answer for ${SIGNED}: ${good.reason}` };
  if (!good.value.secure)
    return { what, isGood: false, says: `it does not say that ${SIGNED} is signed (AD bit)` };
  if (bad.ok) return { what, isGood: false, says: `it believes ${BROKEN}, whose signatures are broken` };
  return { what, isGood: true, says: 'yes' };
}

async function checkPort(config: Config, resolver: Resolver): Promise<Finding> {
  const what = 'outgoing connections to port 25 work';
  const mail = await askMailHosts(SIGNED, resolver);
  const host = mail.ok ? mail.hosts[0] : undefined;
  if (host === undefined) return { what, isGood: false, says: `no mail host of ${SIGNED} was found` };
  const look = await lookAtHost(host, {
    ...{
      resolver,
      refused: refusedNetworks(config.refuse),
      dial: createDialer(config.from),
      name: config.name,
    },
    ...{ limits: { step: 15_000, whole: 30_000 }, now: Date.now, allows: () => Promise.resolve(true) },
    ...(config.ca === undefined ? {} : { ca: config.ca }),
  });
  if (look?.starttls === true) return { what, isGood: true, says: `yes: ${host} answered` };
  return { what, isGood: false, says: `${host}: ${look?.step ?? ''} ${look?.problem ?? 'no STARTTLS'}` };
}

async function checkName({ name, resolver: where, from }: Config, resolver: Resolver): Promise<Finding> {
  const what = `${name} is this machine’s name in the DNS`;
  const [v4, v6] = await Promise.all([resolver.ask(name, 'A'), resolver.ask(name, 'AAAA')]);
  const addresses = [...(v4.ok ? v4.value.records : []), ...(v6.ok ? v6.value.records : [])];
  if (addresses.length === 0) return { what, isGood: false, says: 'it has no address' };
  const missing = from.find((address) => !addresses.includes(address));
  if (missing !== undefined) return { what, isGood: false, says: `it does not resolve to ${missing}` };
  const place = parseResolver(where);
  const reverse = new NodeResolver({ timeout: 5_000 });
  if ('host' in place)
    reverse.setServers([
      place.host.includes(':') ? `[${place.host}]:${place.port}` : `${place.host}:${place.port}`,
    ]);
  for (const address of addresses) {
    const names = await reverse.reverse(address).catch(() => []);
    if (!names.some((one) => one.toLowerCase() === name))
      return {
        what,
        isGood: false,
        says: `${address} has a different name or none (PTR): servers may reject it`,
      };
  }
  return { what, isGood: true, says: addresses.join(', ') };
}

function checkCertificate({ tls }: Config): Finding {
  const what = 'certificate of the service';
  if (tls === null)
    return {
      what,
      isGood: true,
      says: 'none: plain HTTP on this machine only; put an HTTPS proxy in front of it',
    };
  const days = Math.floor((Date.parse(new X509Certificate(tls.cert).validTo) - Date.now()) / 86_400_000);
  return { what, isGood: days > 0, says: days > 0 ? `valid for ${days} days` : 'it has expired' };
}

async function checkCache({ cache }: Config): Promise<Finding> {
  const what = 'cache can be opened';
  try {
    const store = await openStore(cache);
    await store.ping();
    await store.close();
    return { what, isGood: true, says: cache.replace(/:\/\/.*@/, '://…@') };
  } catch (error) {
    return { what, isGood: false, says: error instanceof Error ? error.message : String(error) };
  }
}

/** Prints the findings. Resolves with whether all are good. */
export async function check(config: Config, print: (line: string) => void): Promise<boolean> {
  const resolver = createResolver(config.resolver, config.ca);
  const findings = await Promise.all([
    checkResolver(resolver),
    checkPort(config, resolver),
    checkName(config, resolver),
    Promise.resolve(checkCertificate(config)),
    checkCache(config),
  ]);
  for (const { what, isGood, says } of findings)
    print(`${isGood ? 'ok      ' : 'MISSING '} ${what}: ${says}`);
  return findings.every(({ isGood }) => isGood);
}
