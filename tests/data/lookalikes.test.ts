/** Lookalikes of names in the tables: a name registered beside, below or in another script belongs to somebody else. */
import { describe, expect, it } from 'vitest';
import { chatsAt, isHostOf } from '../../utils/data/chats.ts';
import { largeTable } from '../../utils/data/large.ts';
import { isAppHost, isUploadHost, serviceOf } from '../../utils/data/services.ts';
import {
  e2eProviderOfDomain,
  e2eProviderOfMx,
  e2eProviderOfWebmail,
  gatewayOf,
  mailPolicyOf,
  operatorOfDomain,
  operatorOfMx,
  senderOf,
} from '../../utils/data/tables.ts';
import { parseName } from '../../utils/probe/names.ts';
import { rowsOf } from './tables.ts';

const NOW = Date.parse('2026-11-30');
const names = (table: Parameters<typeof rowsOf>[0], field: string) =>
  rowsOf(table).flatMap((row) => (row[field] ?? []) as string | readonly string[]);

/** Returns names that imitate this one and belong to somebody else. */
function imitations(name: string): string[] {
  const base = name.replace(/^\*\./, '');
  const host = name.startsWith('*.') ? `a.${base}` : base;
  const dot = host.indexOf('.');
  return [
    `${host}.evil.com`,
    `evil-${base}`,
    `evil${base}`,
    `a-${base}`,
    `${host}-evil.com`,
    `${host.replaceAll('.', '-')}.com`,
    `${host.replaceAll('.', '')}.com`,
    // Another top-level domain: `.com.br`, `.co`.
    `${host}.br`,
    `${host.slice(0, host.lastIndexOf('.'))}.evil`,
    // A doubled letter, or one from another script (a Cyrillic а, as its A-label).
    `${host.slice(0, dot)}${host.slice(dot).replace(/\.(.)/, '.$1$1')}`,
    `${host.slice(0, dot + 1)}xn--${host.slice(dot + 1).replace(/\./, '-80a.')}`,
    // Malformed spellings, which are no host names.
    ` ${host}`,
    `${host} `,
    `${host}\u0000.evil.com`,
    `${host}/.evil.com`,
    `evil.com/${host}`,
    `evil.com@${host}`,
    `${host}:25`,
    `*.${base}.evil.com`,
  ];
}

/**
 * Returns the imitations for which the table has an answer. `isTree`: a name in the table includes every host below it.
 */
const found = (all: readonly string[], ask: (name: string) => unknown, isTree: boolean) => {
  const own = new Set(all);
  const under = (name: string) =>
    all.some((one) => (one.startsWith('*.') || isTree) && name.endsWith(`.${one.replace(/^\*\./, '')}`));
  return all
    .flatMap((name) => imitations(name))
    .filter((name) => !own.has(name) && !under(name) && ask(name) !== null);
};

const patterns = names('operators', 'patterns');
const chatHosts = names('chats', 'hosts');
const serviceHosts = names('transfer-services', 'hosts');

describe('imitations of every row', () => {
  it.each([
    ['mail hosts of operators', patterns, operatorOfMx],
    ['mail domains', names('mail-domains', 'domains'), operatorOfDomain],
    ['policies', names('mail-policies', 'domains'), (name: string) => mailPolicyOf(name, 'mta-sts')],
    ['end-to-end providers’ domains', names('e2e-mail', 'domains'), e2eProviderOfDomain],
    ['their mail hosts', names('e2e-mail', 'mx'), e2eProviderOfMx],
    ['their webmails', names('e2e-mail', 'webmailHosts'), e2eProviderOfWebmail],
    ['senders', names('senders', 'host'), senderOf],
    ['chats', chatHosts, (name: string) => chatsAt(name)[0] ?? null],
    ['file services', serviceHosts, serviceOf],
    ['gateways', names('gateways', 'domain'), gatewayOf],
  ] as const)('%s: none is taken for them', (what, all, ask) => {
    expect(all.length).toBeGreaterThan(2);
    const isTree = what === 'file services' || what === 'gateways';
    expect(found(all, ask as (name: string) => unknown, isTree)).toEqual([]);
  });

  it('no host below or beside the app of a service is its app, nor where it sends', () => {
    for (const row of largeTable('transfer-services').filter(({ keys }) => keys === 'recipient'))
      for (const host of row.appHosts ?? row.hosts)
        for (const other of [`evil.${host}`, ...imitations(host)]) {
          expect(isAppHost(row, other), other).toBe(false);
          const { sendsTo } = row;
          const isTheirs = sendsTo?.hosts.some(
            (name) => name.startsWith('*.') && other.endsWith(name.slice(1)),
          );
          if (!isTheirs) expect(isUploadHost(row, other, NOW), other).toBe(false);
        }
  });

  it('no host below a chat’s own host is the chat, unless every host there is a customer’s copy', () => {
    for (const row of largeTable('chats'))
      for (const host of row.hosts) expect(isHostOf(row, `evil.${host}`), host).toBe(false);
  });
});

describe('spellings of one name', () => {
  it.each(patterns.map((pattern) => pattern.replace(/^\*/, 'a')))(
    '%s: case and final dot change nothing',
    (host) => {
      expect(parseName(`${host.toUpperCase()}.`)).toBe(host);
      expect(operatorOfMx(parseName(`${host.toUpperCase()}.`) ?? '')).not.toBe(null);
    },
  );
});
