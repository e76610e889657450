/**
 * Recipients' keys: found, validated, offered, never shown as protection; and who learns what at each consent stage.
 */
import { generateKey, revokeKey, type Key, type PrivateKey } from 'openpgp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zbase32 } from '../../utils/core/zbase32.ts';
import { localPartLabel, sha1 } from '../../utils/lookups/pseudonyms.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, sayOf } from '../world/browsers/card.ts';

const WEBMAIL = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const FIELD = '#compose_to li.input input';
/** File names in a Web Key Directory, as printed by GnuPG's `gpg --with-wkd-hash`. */
const WKD = { ann: 'qtgmukx58ikag7nqwxsqupgad8cozzzn', bob: 'jycbiujnsxs47xrkethgtj69xuunurok' };

async function keyFor(address: string): Promise<{ publicKey: Key; privateKey: PrivateKey }> {
  return generateKey({ type: 'ecc', userIDs: [{ email: address }], format: 'object' });
}
const spelled = (key: Key) =>
  key
    .getFingerprint()
    .toUpperCase()
    .replace(/.{4}(?=.)/g, '$& ');
const BINARY = { 'content-type': 'application/octet-stream' };

describe.each(BROWSERS)('keys, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
    await putUpKeys();
  });
  afterAll(() => stage.close());

  const keys: Partial<Record<string, Key>> = {};
  async function putUpKeys() {
    const { files, records } = stage.world;
    const advanced = 'openpgpkey.keys-advanced.org/.well-known/openpgpkey/keys-advanced.org/hu';
    const ann = await keyFor('ann@keys-advanced.org');
    const revoked = await keyFor('bob@keys-advanced.org');
    const { publicKey } = (await revokeKey({ key: revoked.privateKey, format: 'object' })) as unknown as {
      publicKey: Key;
    };
    files.set(`${advanced}/${WKD.ann}`, { headers: BINARY, body: ann.publicKey.write() });
    files.set(`${advanced}/${WKD.bob}`, { headers: BINARY, body: publicKey.write() });
    const direct = await keyFor('ann@keys-direct.org');
    files.set(`keys-direct.org/.well-known/openpgpkey/hu/${WKD.ann}`, {
      headers: BINARY,
      body: direct.publicKey.write(),
    });
    const signed = await keyFor('ann@keys-signed.org');
    const label = await localPartLabel('ann');
    const hex = Buffer.from(signed.publicKey.write()).toString('hex');
    records.set(`OPENPGPKEY ${label}._openpgpkey.keys-signed.org`, `AD ${hex}`);
    records.set(
      `SMIMEA ${await localPartLabel('bob')}._smimecert.keys-signed.org`,
      `AD 3 0 1 ${'ab'.repeat(32)}`,
    );
    files.set('keys-signed.org/.well-known/openpgpkey/hu/' + WKD.ann, { status: 404 });
    files.set('keys-signed.org/.well-known/openpgpkey/hu/' + WKD.bob, { status: 404 });
    const served = await keyFor('ann@plain-mail.org');
    files.set('keys.openpgp.org/vks/v1/by-email/ann%40plain-mail.org', {
      headers: { 'content-type': 'application/pgp-keys' },
      body: served.publicKey.armor(),
    });
    files.set('keys.openpgp.org/vks/v1/by-email/bob%40plain-mail.org', { status: 429 });
    files.set('plain-mail.org/.well-known/openpgpkey/hu/' + WKD.ann, { status: 404 });
    files.set('plain-mail.org/.well-known/openpgpkey/hu/' + WKD.bob, {
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><title>Welcome</title>',
    });
    const moved = await keyFor('dan@keys-advanced.org');
    const dan = zbase32(await sha1('dan'));
    const now = `/.well-known/openpgpkey/keys-advanced.org/hu/${dan}`;
    const location = `https://keys-advanced.org${now}`;
    files.set(`${advanced}/${dan}`, { status: 302, headers: { location } });
    files.set(`keys-advanced.org${now}`, { headers: BINARY, body: moved.publicKey.write() });
    const eve = zbase32(await sha1('eve'));
    const elsewhere = `https://keys-direct.org/.well-known/openpgpkey/hu/${eve}`;
    files.set(`${advanced}/${eve}`, { status: 302, headers: { location: elsewhere } });
    Object.assign(keys, {
      moved: moved.publicKey,
      advanced: ann.publicKey,
      direct: direct.publicKey,
      signed: signed.publicKey,
      served: served.publicKey,
    });
  }

  const choose = (consent: 0 | 1 | 2 | 3) => chooseDomains(stage.browser, consent);
  const writing = async (addresses: readonly string[]) => {
    const page = await stage.open(WEBMAIL);
    await writeTo(page, FIELD, addresses);
    const others = addresses.length - 1;
    await markThat(page, (words) => others === 0 || words.includes(`and ${others} more`), 'the mark');
    return page;
  };
  const asked = (since: number) =>
    stage.world.log
      .slice(since)
      .filter(({ kind }) => kind === 'dns' || kind === 'file' || kind === 'policy')
      .map(({ kind, question = '', host, path, query }) =>
        kind === 'dns' ? question : `${host}${path}${query}`,
      );

  it('stage 1: nobody is asked for keys', async () => {
    await choose(1);
    const since = stage.world.log.length;
    const page = await writing(['ann@keys-direct.org']);
    expect(await sayOf(page, 'ann@keys-direct.org')).not.toContain('encryption key');
    expect(new Set(asked(since))).toEqual(
      new Set(['keys-direct.org MX', '_mta-sts.keys-direct.org TXT', '_25._tcp.mx.keys-direct.org TLSA']),
    );
    await page.close();
  });

  it('stage 2: the recipient’s own domain learns the address, the resolver a hash where it is signed, nobody else', async () => {
    await choose(2);
    const since = stage.world.log.length;
    const page = await writing(['ann@keys-advanced.org', 'ann@keys-direct.org', 'bob@keys-signed.org']);
    expect(await sayOf(page, 'ann@keys-advanced.org')).toContain(spelled(keys.advanced as Key));
    await page.close();
    const label = await localPartLabel('bob');
    const aboutKeys = asked(since).filter((one) => !/ (MX|TXT|TLSA)$|mta-sts/.test(one));
    expect(new Set(aboutKeys)).toEqual(
      new Set([
        'openpgpkey.keys-advanced.org A',
        'openpgpkey.keys-advanced.org AAAA',
        `openpgpkey.keys-advanced.org/.well-known/openpgpkey/keys-advanced.org/hu/${WKD.ann}?l=ann`,
        'openpgpkey.keys-direct.org A',
        'openpgpkey.keys-direct.org AAAA',
        `keys-direct.org/.well-known/openpgpkey/hu/${WKD.ann}?l=ann`,
        'openpgpkey.keys-signed.org A',
        'openpgpkey.keys-signed.org AAAA',
        `keys-signed.org/.well-known/openpgpkey/hu/${WKD.bob}?l=bob`,
        `${label}._openpgpkey.keys-signed.org OPENPGPKEY`,
        `${label}._smimecert.keys-signed.org SMIMEA`,
      ]),
    );
    for (const { headers } of stage.world.log.slice(since).filter(({ kind }) => kind === 'file'))
      for (const header of ['origin', 'referer', 'cookie', 'user-agent', 'accept-language'])
        expect(headers[header], header).toBeUndefined();
  });

  it('is in the list of requests exactly as the world saw it', async () => {
    const page = await stage.open(`${stage.browser.origin}/popup.html`);
    await page.waitFor(`document.querySelectorAll('.scroll li').length > 0`, 'the list');
    const rows = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.scroll li')].map((row) => row.textContent)`,
    );
    expect(rows).toHaveLength(asked(0).length);
    const told = rows.filter((row) => row.includes('openpgpkey.keys-advanced.org was told'));
    expect(told.join()).toContain('ann@keys-advanced.org');
    await page.close();
  });

  it('what is found is an opportunity: the level stays, the key can be copied, its use is told', async () => {
    const page = await writing(['ann@keys-direct.org']);
    const words = await sayOf(page, 'ann@keys-direct.org');
    expect(words).toContain('Encryption not guaranteed');
    expect(words).toContain(spelled(keys.direct as Key));
    expect(words).toMatch(/Encrypt it with the recipient’s key[\s\S]*Mailvelope/);
    const offers = await page.inline.texts('.advice li');
    const nth = offers.findIndex((text) => text.includes('Encrypt it with the recipient’s key')) + 1;
    await page.inline.click(`.advice li:nth-child(${nth}) button`);
    await page.type('#composebody', ' ');
    await page.press('Control+v');
    await page.waitFor(
      `document.querySelector('#composebody').value.includes('BEGIN PGP PUBLIC KEY BLOCK')`,
      'the key to be pasted',
    );
    await page.close();
  });

  it('a revoked key is said to be revoked; a signed record and a certificate in signed records are found', async () => {
    const page = await writing(['bob@keys-advanced.org', 'ann@keys-signed.org', 'bob@keys-signed.org']);
    expect(await sayOf(page, 'bob@keys-advanced.org')).toContain('The owner revoked the key');
    expect(await sayOf(page, 'ann@keys-signed.org')).toContain(spelled(keys.signed as Key));
    expect(await sayOf(page, 'bob@keys-signed.org')).toContain('a certificate for encrypted mail');
    await page.close();
  });

  it('one redirect within the recipient’s domain is followed, none elsewhere', async () => {
    const since = stage.world.log.length;
    const page = await writing(['dan@keys-advanced.org', 'eve@keys-advanced.org']);
    expect(await sayOf(page, 'dan@keys-advanced.org')).toContain(spelled(keys.moved as Key));
    expect(await sayOf(page, 'eve@keys-advanced.org')).toMatch(/couldn’t find out/i);
    const hosts = asked(since).filter((one) => one.includes('/.well-known/openpgpkey/'));
    expect(hosts.map((one) => one.split('/')[0]).sort()).toEqual([
      'keys-advanced.org',
      'openpgpkey.keys-advanced.org',
      'openpgpkey.keys-advanced.org',
    ]);
    await page.close();
  });

  it('stage 3: key servers learn the address; one that is tired, and a page in place of a key, are no absence', async () => {
    await choose(3);
    const since = stage.world.log.length;
    const page = await writing(['ann@plain-mail.org']);
    expect(await sayOf(page, 'ann@plain-mail.org')).toContain(spelled(keys.served as Key));
    await page.close();
    const next = await writing(['bob@plain-mail.org']);
    expect(await sayOf(next, 'bob@plain-mail.org')).toMatch(/couldn’t find out/i);
    expect(asked(since).filter((one) => one.startsWith('keys.openpgp.org'))).toEqual([
      'keys.openpgp.org/vks/v1/by-email/ann%40plain-mail.org',
      'keys.openpgp.org/vks/v1/by-email/bob%40plain-mail.org',
    ]);
    await next.close();
  });

  it('nothing is asked twice, and nothing while a recipient is being typed', async () => {
    const since = stage.world.log.length;
    const page = await writing(['ann@keys-advanced.org']);
    await sayOf(page, 'ann@keys-advanced.org');
    await page.type(FIELD, 'carol@keys-direct.org'.slice(0, 12));
    expect(asked(since)).toEqual([]);
    await page.close();
  });
});
