import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chatChecks, checks, destinationChecks } from '../../utils/checks/index.ts';
import { parseAddress } from '../../utils/core/address.ts';
import type {
  AppState,
  ChatState,
  Destination,
  Evidence,
  Finding,
  Mechanism,
  Recipient,
  Sender,
} from '../../utils/core/model.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import kinds from '../vectors/evidence.json' with { type: 'json' };
import { fakeLookups, parseTls, type World } from './fake-lookups.ts';

interface Case extends World {
  readonly case: string;
  /** An address; for a form or upload, where it goes, or '' where only a script knows; for a chat, its page. */
  readonly to?: string;
  /** Host of the webmail that sends. */
  readonly from?: string;
  /** Domain of the From address, where the webmail shows it. */
  readonly fromDomain?: string;
  /** Mechanisms that the organisation states for the sender. */
  readonly relay?: readonly Mechanism[];
  readonly isOwn?: boolean;
  readonly isSecret?: boolean;
  readonly appState?: AppState;
  /** Whether the worker trusts what the sending page shows. */
  readonly isTrusted?: boolean;
  /** For a form or upload: the page that sends. */
  readonly page?: string;
  readonly isFramed?: boolean;
  readonly channel?: Destination['channel'];
  readonly upgraded?: boolean;
  readonly product?: string;
  readonly productEncrypts?: boolean;
  readonly carriesKey?: boolean;
  readonly isSealed?: boolean;
  /** The connection in words, or `unreadable`. */
  readonly tls?: string;
  /** Addresses to which scripts hold a lasting connection. */
  readonly sockets?: readonly string[];
  readonly handles?: readonly string[];
  readonly app?: string;
  readonly state?: ChatState;
  /** The day of the question; default: the same day for all cases. */
  readonly day?: string;
  /** `<finding> <strength, reason or -> <code> [values…]` */
  readonly evidence: readonly string[];
  /** Every lookup that may be requested; default: any. */
  readonly asks?: readonly string[];
}

const fileOf = (id: string) => new URL(`../vectors/checks/${id}.json`, import.meta.url);
const casesOf = (id: string) => JSON.parse(readFileSync(fileOf(id), 'utf8')) as Case[];

function senderOf(row: Case): Sender {
  const { from: host = 'webmail.city-office.org', fromDomain: domain, relay } = row;
  const { isOwn = false, isSecret = false, isTrusted } = row;
  const rules = { isOwn, mustNotLookUp: isSecret, ...(relay && { relay }) };
  return {
    host,
    ...(isTrusted !== undefined && { isTrusted }),
    ...(domain !== undefined && { domain }),
    rules,
  };
}

function recipientOf(row: Case): Recipient {
  const { to = '', appState } = row;
  const address = parseAddress(to);
  if (!address) throw new Error(`${to} is no address`);
  const subject = { type: 'recipient', channel: 'email', ...address, sender: senderOf(row) } as const;
  return appState === undefined ? subject : { ...subject, appState };
}

const place = (text: string) => {
  const url = URL.parse(text);
  return { scheme: url?.protocol ?? '', host: url?.hostname ?? '' };
};

function destinationOf({
  page = '',
  isFramed = false,
  to = page,
  channel = 'form',
  upgraded = false,
  product,
  productEncrypts = false,
  carriesKey,
  isSealed,
  handles,
  app,
  state,
  tls,
  sockets,
}: Case): Destination {
  return {
    type: 'destination',
    channel,
    upgraded,
    page: { ...place(page), isFramed },
    ...place(to),
    ...(product === undefined ? {} : { product, productEncrypts }),
    ...(carriesKey === undefined ? {} : { carriesKey }),
    ...(isSealed === undefined ? {} : { isSealed }),
    ...(handles === undefined ? {} : { handles }),
    ...(app === undefined ? {} : { app }),
    ...(state === undefined ? {} : { state }),
    ...(tls === undefined ? {} : { tls: tls === 'unreadable' ? tls : parseTls(tls) }),
    ...(sockets === undefined ? {} : { sockets: sockets.map(place) }),
  };
}

/** Binds each check to its subject, so that one suite can run them all. */
const bind = <S>(
  list: readonly { id: string; gather: (subject: S, lookups: Lookups) => Promise<Evidence[]> }[],
  subjectOf: (row: Case) => S,
) =>
  list.map(({ id, gather }) => ({
    id,
    gather: (row: Case, lookups: Lookups) => gather(subjectOf(row), lookups),
  }));
const DESTINATION_CHECKS = [...destinationChecks, ...chatChecks];
const ALL = [...bind(checks, recipientOf), ...bind(DESTINATION_CHECKS, destinationOf)];

/**
 * Renders evidence in words. The list of reported break-ins (utils/data/carriers.json) is not part of a case: it shows
 * only as `…carriers`.
 */
const render = ({ finding, strength, reason, because, source }: Evidence) =>
  source.name === 'carriers'
    ? '…carriers'
    : [
        finding,
        finding === 'unknown' ? reason : (strength ?? '-'),
        because.code,
        ...(because.values ?? []),
      ].join(' ');

/** Checks that make no lookups. */
const ASKS_NOBODY = new Set(['scheme', 'tls', 'sockets', 'transfer-service', 'share-link', 'chat']);

const NEVER: Readonly<Record<string, readonly Finding[]>> = {
  // The table says that an address is a gateway or has no row for it, which says nothing in its favour.
  gateway: ['yes', 'unknown'],
  // A service without a row can read what arrives; a row says at most that only the recipient can.
  'transfer-service': ['no', 'unknown'],
  // That files went over a connection is never certain: only its other end is visible.
  sockets: ['yes'],
  // A caution stays in force, however old the row.
  'share-link': ['unknown'],
  // A failed certificate lookup is not reported: it changes neither the level nor the alternatives.
  smime: ['unknown'],
  signal: ['unknown'],
};

/** Returns the evidence of one case, on the day that the case is about. */
async function evidenceOf(check: (typeof ALL)[number], row: Case) {
  const lookups = fakeLookups(row);
  const day = row.day === undefined ? {} : { now: () => Date.parse(row.day ?? '') };
  return { evidence: await check.gather(row, { ...lookups, ...day }), asked: lookups.asked };
}

/** An offer taken for protection would count as a limit, or as encryption that nobody has used yet. */
it('every finding is protection or an opportunity, and names its source, as tests/vectors/evidence.json has it', async () => {
  const found = new Map<string, Set<string>>();
  for (const check of ALL)
    for (const row of casesOf(check.id))
      for (const { kind, because, source } of (await evidenceOf(check, row)).evidence) {
        const seen = found.get(because.code) ?? new Set();
        found.set(because.code, seen.add(`${kind}, ${source.name}`));
      }
  const inOrder = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  expect(Object.fromEntries(inOrder.map(([code, seen]) => [code, [...seen].sort().join('; ')]))).toEqual(
    kinds,
  );
});

describe.each(ALL)('check $id', (check) => {
  it('has a table of cases', () => {
    expect(existsSync(fileOf(check.id)), `add tests/vectors/checks/${check.id}.json`).toBe(true);
  });

  it.each(casesOf(check.id))('$case', async (row) => {
    const { evidence, asked } = await evidenceOf(check, row);
    expect([...new Set(evidence.map(render))]).toEqual(row.evidence);
    // No value may be empty: that would read "Shut ()".
    expect(evidence.flatMap(({ because }) => because.values ?? [])).not.toContain('');
    if (row.asks) expect(asked).toEqual(row.asks);
  });

  it('has a case for every finding that it can give', () => {
    const findings = new Set(
      casesOf(check.id).flatMap(({ evidence }) => evidence.map((words) => words.split(' ')[0])),
    );
    const all: Finding[] = ['yes', 'no', 'unknown'];
    expect(all.filter((finding) => !findings.has(finding) && !NEVER[check.id]?.includes(finding))).toEqual(
      [],
    );
  });

  it('never throws and never claims anything when every lookup fails', async () => {
    const lookups = fakeLookups({});
    const failed = { dns: fail, mtaStsPolicy: fail, https: fail, key: fail, smimea: fail, statements: fail };
    const failing = { ...lookups, ...failed, imessage: fail, probe: fail, browserUpgrades: fail };
    const isAsking = !ASKS_NOBODY.has(check.id);
    const to = DESTINATION_CHECKS.some(({ id }) => id === check.id) ? 'http://pay.org' : 'bob@plain-mail.org';
    const evidence = await check.gather({ case: '', to, evidence: [] }, failing);
    const claims = evidence.filter(
      ({ finding, strength }) => isAsking && finding !== 'unknown' && strength !== null,
    );
    expect(claims).toEqual([]);
  });
});

function fail() {
  const source = { name: 'resolver' };
  return Promise.resolve({
    ok: false as const,
    reason: 'timeout' as const,
    source,
    observedAt: 0,
    expiresAt: 0,
  });
}
