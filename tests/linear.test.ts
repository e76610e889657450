/**
 * Every parser of outside text takes at most twice the steps for twice the text, whatever the text: steps are counted,
 * not timed.
 */
import { expect, it, vi } from 'vitest';
import { parseAddress, parseRecipients } from '../utils/core/address.ts';
import { isArmored } from '../utils/core/armor.ts';
import { isResolverTemplate } from '../utils/core/doh-template.ts';
import { parseDomain, stripInvisible } from '../utils/core/domain.ts';
import { parseHandle } from '../utils/core/handle.ts';
import { isPrivateAddress } from '../utils/core/ip.ts';
import { coversHost, parseStsPolicy, parseStsRecord } from '../utils/core/mta-sts.ts';
import { isUsableTlsa } from '../utils/core/tlsa.ts';
import { parseEntry } from '../utils/lookups/own-servers.ts';
import * as text from '../utils/page/dom/text.ts';
import { parsePeople } from '../utils/contacts/import.ts';
import { parsePolicy } from '../utils/policy/parse.ts';
import * as resolver from '../utils/policy/resolver.ts';
import { countSteps } from './steps/count.ts';
import { WORST } from './steps/worst.ts';

const people = (list: string) => parsePeople(list, () => null, '2026-01-01');
/** Returns a policy with one key of each shape. */
const policyOf = (one: string) => ({
  resolver: one,
  internalDomains: [one],
  mailActions: one,
  keyServers: [{ protocol: one, url: one }],
  texts: [{ language: one }],
  directory: [{ handle: one, asOf: one }],
  probeUrl: one,
});

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  parseRecipients,
  parseAddress,
  parseDomain,
  stripInvisible,
  parseHandle,
  isPrivateAddress,
  isArmored,
  'isArmored, within armor': (one) =>
    isArmored(`-----BEGIN PGP MESSAGE-----\n${one}\n-----END PGP MESSAGE-----`),
  parseStsRecord: (one) => parseStsRecord([one]),
  'parseStsRecord, behind its version': (one) => parseStsRecord([`v=STSv1; id=1; ${one}`]),
  'parseStsRecord, many records': (one) => parseStsRecord(one.split(/(?=,)/)),
  parseStsPolicy,
  'parseStsPolicy, behind a valid one': (one) =>
    parseStsPolicy(`version: STSv1\nmode: enforce\nmax_age: 1\nmx: a.org\nmx: ${one}`),
  coversHost: (one) => coversHost(`*.${one}`, one),
  isUsableTlsa: (data) => isUsableTlsa({ usage: 3, selector: 0, matchingType: 0, data: `30${data}` }),
  isResolverTemplate,
  'isResolverTemplate, behind a valid one': (one) => isResolverTemplate(`https://a.org/{?dns}${one}`),
  ...resolver,
  resolverUrlOf: () => null,
  parseEntry: (one) => parseEntry({ handle: one, asOf: one }),
  parsePeople: people,
  'parsePeople, CSV': (one) => people(`handle,channel,e2ee,asOf\n${one}`),
  'parsePeople, JSON': (one) => people(JSON.stringify([{ handle: one, asOf: one }])),
  parsePolicy: (one) => parsePolicy({ locked: policyOf(one), [one]: one, merge: { [one]: [one] } }),
  ...text,
};

/** Characters in the shorter text. For a policy, more than the limit of any value, beyond which nothing is read. */
const sizeFor = (name: string) => (name === 'parsePolicy' ? 400 : 150);
/** Twice the text may take slightly more than twice the steps: the ends add some, and sorting adds a logarithm. */
const MAX = 2.4;

it.each(Object.entries(PARSERS))(
  '%s takes steps in proportion to the text',
  { timeout: 60_000 },
  (name, parse) => {
    // The CSV reader warns about columns with the same name.
    const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const worse = WORST.flatMap(({ name: text, make }) => {
      const at = (times: number) => countSteps(() => parse(make(times * sizeFor(name))));
      const [one, two] = [at(1), at(2)];
      if (two <= MAX * one) return [];
      const four = at(4);
      return four > MAX * two ? [`${text}: ${one}, ${two}, ${four}`] : [];
    });
    expect(worse).toEqual([]);
    told.mockRestore();
  },
);
