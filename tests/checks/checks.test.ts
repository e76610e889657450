import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks, destinationChecks } from '../../utils/checks/index.ts';
import { parseAddress } from '../../utils/core/address.ts';
import type { AppState, Destination, Evidence, Finding, Recipient } from '../../utils/core/model.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import { fakeLookups, type World } from './fake-lookups.ts';

interface Case extends World {
  readonly case: string;
  /** An address; for a form or an upload: where it goes, '' where only a script knows. */
  readonly to: string;
  /** Host of the webmail that sends. */
  readonly from?: string;
  readonly appState?: AppState;
  /** For a form or an upload: the page that sends. */
  readonly page?: string;
  readonly channel?: Destination['channel'];
  readonly upgraded?: boolean;
  readonly product?: string;
  /** `<finding> <strength, reason or -> <because key> [values…]` */
  readonly evidence: readonly string[];
  /** Every question that may be asked; left out: any. */
  readonly asks?: readonly string[];
}

const fileOf = (id: string) => new URL(`../vectors/checks/${id}.json`, import.meta.url);
const casesOf = (id: string) => JSON.parse(readFileSync(fileOf(id), 'utf8')) as Case[];

function recipientOf({ to, from = 'webmail.city-office.org', appState }: Case): Recipient {
  const address = parseAddress(to);
  if (!address) throw new Error(`${to} is no address`);
  const subject = { type: 'recipient', channel: 'email', ...address, sender: { host: from } } as const;
  return appState === undefined ? subject : { ...subject, appState };
}

function destinationOf({ to, page = '', channel = 'form', upgraded = false, product }: Case): Destination {
  const place = (text: string) => {
    const url = URL.parse(text);
    return { scheme: url?.protocol ?? '', host: url?.hostname ?? '' };
  };
  const subject = { type: 'destination', channel, upgraded, page: place(page), ...place(to) } as const;
  return product === undefined ? subject : { ...subject, product };
}

/** Every check with its subject bound, so that one suite runs them all. */
const bind = <S>(
  list: readonly { id: string; gather: (subject: S, lookups: Lookups) => Promise<Evidence[]> }[],
  subjectOf: (row: Case) => S,
) =>
  list.map(({ id, gather }) => ({
    id,
    gather: (row: Case, lookups: Lookups) => gather(subjectOf(row), lookups),
  }));
const ALL = [...bind(checks, recipientOf), ...bind(destinationChecks, destinationOf)];

const render = ({ finding, strength, reason, because }: Evidence) =>
  [finding, finding === 'unknown' ? reason : (strength ?? '-'), because.key, ...(because.values ?? [])].join(
    ' ',
  );

/** Findings that a check cannot give, and why. */
const ASKS_NOBODY = new Set(['scheme', 'transfer-service']);

const NEVER: Readonly<Record<string, readonly Finding[]>> = {
  // An address is a known gateway or it is not in the table; that says nothing good about it.
  gateway: ['yes', 'unknown'],
  'transfer-service': ['no'],
  // The app shows a state or it does not.
  'app-state': ['unknown'],
};

describe.each(ALL)('check $id', (check) => {
  it('has a table of cases', () => {
    expect(existsSync(fileOf(check.id)), `add tests/vectors/checks/${check.id}.json`).toBe(true);
  });

  it.each(casesOf(check.id))('$case', async (row) => {
    const lookups = fakeLookups(row);
    const evidence = await check.gather(row, lookups);
    expect(evidence.map(render)).toEqual(row.evidence);
    if (row.asks) expect(lookups.asked).toEqual(row.asks);
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
    const failing = { ...lookups, dns: () => fail(), mtaStsPolicy: () => fail(), https: () => fail() };
    const isAsking = !ASKS_NOBODY.has(check.id);
    const to = destinationChecks.some(({ id }) => id === check.id) ? 'http://pay.org' : 'bob@plain-mail.org';
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
