/** Keys as made by GnuPG and served by nginx and BIND, found by the project's own lookups. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pgpKey } from '../../utils/checks/pgp-key.ts';
import { smime } from '../../utils/checks/smime.ts';
import { parseAddress, type Address } from '../../utils/core/address.ts';
import type { KeyFault } from '../../utils/core/key.ts';
import type { Recipient, UnknownReason } from '../../utils/core/model.ts';
import type { KeyPlace } from '../../utils/lookups/keys.ts';
import { directoryUrl, startGnuPg, type GnuPg } from './keyring.ts';
import { ownLookups, trustHere, type OwnLookups } from './own-lookups.ts';
import { certificateLabel, publishKeys, type Published } from './published.ts';
import { startSite, type Site } from './site.ts';
import '../setup/tables.ts';

let published: Published;
let site: Site;
beforeAll(async () => {
  published = publishKeys();
  site = await startSite(published.additions);
  trustHere(site.caFile);
});
afterAll(async () => {
  await site.close();
  published.close();
});

const parsed = (address: string) => parseAddress(address) as Address;
const recipient = (address: string): Recipient => ({
  type: 'recipient',
  channel: 'email',
  ...parsed(address),
  sender: { host: 'webmail.city-office.org' },
});
const ask = (place: KeyPlace, address: string, own: OwnLookups = ownLookups(2)) =>
  own.lookups.key(place, parsed(address));
/** Returns the requests that web servers get meanwhile: host and path. */
async function requestsOf(act: () => Promise<unknown>): Promise<string[]> {
  const before = site.requests().length;
  await act();
  return site
    .requests()
    .slice(before)
    .map((line) => line.split(' ').slice(0, 2).join(''));
}

const usable = (address: string) => ({
  ok: true,
  value: { usable: true, fingerprint: published.fingerprints[address] },
});
const faulty = (fault: KeyFault) => ({ ok: true, value: { usable: false, fault } });
const absent = { ok: true, value: null };
const failed = (reason: UnknownReason) => ({ ok: false, reason });

describe('a Web Key Directory in nginx, its files written and named by GnuPG', () => {
  test.each(['ann', 'rsa', 'renewed', 'photo', 'armored', 'Joe.Doe', 'joe.doe', 'Größe.Ä', "O'Brien+News"])(
    'advanced method: %s has a key that can be used, under the name and at the place that GnuPG says',
    async (local) => {
      const address = `${local}@wkd-advanced.org`;
      const known = Object.keys(published.fingerprints).find(
        (one) => one.toLowerCase() === address.toLowerCase(),
      );
      const asked = await requestsOf(async () => {
        expect(await ask('wkd', address)).toMatchObject(usable(known ?? ''));
      });
      const place = directoryUrl(address).replace('https://', '');
      expect(asked).toEqual([`${place}${new URL(`?l=${encodeURIComponent(local)}`, 'https://any').search}`]);
    },
  );

  test.each([
    ['revoked', 'revoked'],
    ['expired', 'expired'],
    ['future', 'future'],
    ['signing', 'no-encryption'],
    ['private', 'private'],
    ['mismatch', 'other-address'],
  ] as const)('a key that is of no use says why: %s', async (local, fault) => {
    expect(await ask('wkd', `${local}@wkd-advanced.org`)).toMatchObject(faulty(fault));
  });

  test('a key of more than 256 KiB is not taken, and none is said to be missing', async () => {
    expect(await ask('wkd', 'large@wkd-advanced.org')).toMatchObject(failed('too-large'));
  });

  test('nobody is there: none, and the direct method is not tried', async () => {
    const asked = await requestsOf(async () => {
      expect(await ask('wkd', 'nobody@wkd-advanced.org')).toMatchObject(absent);
    });
    expect(asked).toHaveLength(1);
  });

  test('direct method, where the sub-domain does not exist', async () => {
    const asked = await requestsOf(async () => {
      expect(await ask('wkd', 'ann@wkd-direct.org')).toMatchObject(usable('ann@wkd-direct.org'));
    });
    expect(asked.join()).toMatch(/^wkd-direct\.org\/\.well-known\/openpgpkey\/hu\/\w{32}\?l=ann$/);
  });

  test.each([
    ['page@wkd-odd.org', 'malformed'],
    ['moved@wkd-odd.org', 'redirected'],
    ['broken@wkd-odd.org', 'http-status'],
    ['tired@wkd-tired.org', 'rate-limited'],
    // The name exists because of a wildcard, but no certificate is valid for it.
    ['ann@wkd-wildcard.org', 'network'],
  ] as const)('%s: could not be found out, and no other door is tried', async (address, reason) => {
    const asked = await requestsOf(async () => {
      expect(await ask('wkd', address)).toMatchObject(failed(reason));
    });
    expect(asked.filter((request) => !request.startsWith('openpgpkey.'))).toEqual([]);
  });
});

describe('GnuPG’s own client, on the same servers', () => {
  let gnuPg: GnuPg;
  beforeAll(() => {
    gnuPg = startGnuPg(site.caFile);
  });
  afterAll(() => {
    gnuPg.close();
  });

  test.each(['ann@wkd-advanced.org', 'Größe.Ä@wkd-advanced.org', 'ann@wkd-direct.org'])(
    'finds the key of %s that the look-ups find, by the very same request',
    async (address) => {
      const theirs = await requestsOf(() => {
        expect(gnuPg.locate(address, 'wkd')).toBe(published.fingerprints[address]);
        return Promise.resolve();
      });
      const ours = await requestsOf(() => ask('wkd', address));
      // GnuPG sends the local part in lower case; the draft (§3.1) keeps it as it is.
      expect(ours.map((one) => one.replace(/\?.*/, (query) => query.toLowerCase()))).toEqual(
        theirs.map((one) => one.replace(/\?.*/, (query) => query.toLowerCase())),
      );
    },
  );

  test('finds none where the look-ups find none', () => {
    expect(gnuPg.locate('nobody@wkd-advanced.org', 'wkd')).toBeNull();
  });

  test('finds the record that it wrote for a zone file', () => {
    const address = 'Joe.Doe@dns-signed.org';
    expect(gnuPg.locate(address, 'dane')).toBe(published.fingerprints[address]);
  });
});

describe('records in BIND, through DNS over HTTPS', () => {
  test.each(['ann', 'Joe.Doe', 'joe.doe'])(
    'OPENPGPKEY as GnuPG writes it for a zone file, signed: the key of %s',
    async (local) => {
      const known = local === 'ann' ? local : 'Joe.Doe';
      expect(await ask('dns', `${local}@dns-signed.org`)).toMatchObject(usable(`${known}@dns-signed.org`));
    },
  );

  test('the same records that nobody signed are no key, and are not even asked for in a message', async () => {
    expect(await ask('dns', 'ann@dns-unsigned.org')).toMatchObject(absent);
    const before = site.overHttps().length;
    const [finding] = await pgpKey.gather(recipient('ann@dns-unsigned.org'), ownLookups(2).lookups);
    expect(finding?.because.code).toBe('key-none');
    expect(
      site
        .overHttps()
        .slice(before)
        .filter((one) => one.endsWith('OPENPGPKEY')),
    ).toEqual([]);
  });

  test('nobody has no record: none', async () => {
    expect(await ask('dns', 'nobody@dns-signed.org')).toMatchObject(absent);
  });

  test.each(['bob', 'cary'])(
    'SMIMEA with a certificate by OpenSSL, signed: there is one for %s',
    async (local) => {
      const own = ownLookups(2);
      const [finding] = await smime.gather(recipient(`${local}@dns-signed.org`), own.lookups);
      expect(finding).toMatchObject({ finding: 'yes', because: { code: 'smime-dns' } });
      const label = certificateLabel(published.folder, local);
      expect(site.overHttps().at(-1)).toBe(`${label}._smimecert.dns-signed.org SMIMEA`);
    },
  );

  test.each(['bob@dns-unsigned.org', 'nobody@dns-signed.org'])('%s: nothing is said', async (address) => {
    expect(await smime.gather(recipient(address), ownLookups(2).lookups)).toEqual([]);
    const { lookups } = ownLookups(2);
    const answer = await lookups.smimea(parsed(address));
    expect(answer.ok && answer.value.secure && answer.value.records.length > 0).toBe(false);
  });
});

describe('key servers', () => {
  const vks = { keyServers: [{ protocol: 'vks', url: 'https://keys.openpgp.org' }] } as const;
  const hkp = { keyServers: [{ protocol: 'hkp', url: 'https://hkp.key-host.org' }] } as const;
  const at = (address: string, named: typeof vks | typeof hkp) =>
    ask('key-server', address, ownLookups(3, named));

  test('an organisation’s own (HKP): a key, or none', async () => {
    expect(await at('bob@served.org', hkp)).toMatchObject(usable('bob@served.org'));
    expect(await at('nobody@served.org', hkp)).toMatchObject(absent);
  });

  test('Proton’s: a key, or an empty answer, which is none', async () => {
    expect(await ask('provider', 'ann@at-proton.org')).toMatchObject(usable('ann@at-proton.org'));
    expect(await ask('provider', 'nobody@at-proton.org')).toMatchObject(absent);
  });

  test('keys.openpgp.org (VKS): a key, or none; too many questions are no absence', async () => {
    expect(await at('nobody@served.org', vks)).toMatchObject(absent);
    expect(await at('ann@served.org', vks)).toMatchObject(usable('ann@served.org'));
    const asked = await requestsOf(async () => {
      expect(await at('ann@served.org', vks)).toMatchObject(failed('rate-limited'));
      expect(await at('bob@served.org', vks), 'it is left alone').toMatchObject(failed('rate-limited'));
    });
    expect(asked).toEqual(['keys.openpgp.org/vks/v1/by-email/ann%40served.org']);
  });
});
