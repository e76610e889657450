/**
 * Every parser of outside bytes, as the fuzzer and the test of steps call it. Where a parser takes octets, the
 * characters of a text stand for them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecipients } from '../../utils/core/address.ts';
import { isArmored } from '../../utils/core/armor.ts';
import { isResolverTemplate } from '../../utils/core/doh-template.ts';
import { parseDomain } from '../../utils/core/domain.ts';
import { parseHandle } from '../../utils/core/handle.ts';
import { isPrivateAddress } from '../../utils/core/ip.ts';
import { coversHost, parseStsPolicy, parseStsRecord } from '../../utils/core/mta-sts.ts';
import { parseSecurityInfo } from '../../utils/core/tls.ts';
import { isUsableTlsa } from '../../utils/core/tlsa.ts';
import { inspectKeys } from '../../utils/lookups/libraries/keys/inspect.ts';
import { cutKeys, unarmored } from '../../utils/lookups/libraries/keys/packets.ts';
import { decodeAnswer } from '../../utils/lookups/dns-codec.ts';
import { parseEntry } from '../../utils/lookups/own-servers.ts';
import { receive } from '../../utils/messages/receive.ts';
import {
  addressText,
  addrSpecs,
  cleanList,
  displayNames,
  finishedEntries,
} from '../../utils/page/dom/text.ts';
import { parsePeople } from '../../utils/contacts/import.ts';
import { decodeFile } from '../../utils/policy/decode.ts';
import { parseCode } from '../../utils/policy/grant-code.ts';
import { readName, readSubject } from '../../utils/policy/names.ts';
import { goodOf, parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { readText } from '../../utils/policy/sentinel.ts';
import { withTokens } from '../../utils/policy/token.ts';
import { unwrapPolicy } from '../../utils/policy/unwrap.ts';
import { parseNumber } from '../../utils/lookups/libraries/phones/parse.ts';
import { parseName } from '../../utils/probe/names.ts';
import { isPaintedOver, keywordsOf, readReply, EMPTY_READING } from '../../utils/probe/smtp/reply.ts';
import { publicKeyOf } from '../../utils/probe/tls/der.ts';
import { parseBase64Url } from '../../utils/signed/ed25519.ts';
import { parseFacts, readFacts } from '../../utils/signed/facts.ts';
import { FILE_PARSERS } from './files.ts';

/** A parser must answer, and never throw, whatever its input. */
export type Parser = (text: string) => unknown;

const octets = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255);
const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};
const TYPES = ['MX', 'TXT', 'TLSA', 'SMIMEA', 'A'] as const;
const OWN_IDS = { chromium: 'own', firefox: 'own@own.example' };
const OWN = { id: 'own', home: 'chrome-extension://own/' };
const SENDER = {
  id: 'own',
  url: 'https://a.org/',
  frameId: 0,
  tab: { id: 1, incognito: false, url: 'https://a.org/' },
};
/** A worker that answers nothing: only the validation of messages in front of it is under test. */
const NOBODY = new Proxy({}, { get: () => () => Promise.resolve(null) });

export const PARSERS: Readonly<Record<string, Parser>> = {
  addresses: (text) => [
    parseRecipients(text),
    parseDomain(text),
    parseHandle(text),
    isPrivateAddress(text),
    parseName(text),
  ],
  numbers: (text) => [parseNumber(text, null), parseNumber(text, 'US')],
  connections: (text) => parseSecurityInfo({ state: text, protocolVersion: text, cipherSuite: text }),
  dns: (text) => TYPES.map((type) => decodeAnswer(octets(text), 'plain-mail.org', type as 'MX')),
  'mta-sts': (text) => [
    parseStsPolicy(text),
    parseStsRecord(text.split('\u0000')),
    coversHost(text, 'mx.a.org'),
    isResolverTemplate(text),
  ],
  tlsa: (text) =>
    [0, 1, 2, 3].map((usage) => isUsableTlsa({ usage, selector: 0, matchingType: usage % 3, data: text })),
  keys: async (text) => {
    const bytes = unarmored(text) ?? octets(text);
    cutKeys(bytes);
    await inspectKeys(bytes, 'ann@own-mail.org', 0);
  },
  lists: (text) =>
    [cleanList, addrSpecs, addressText, displayNames, finishedEntries, isArmored].map((parse) => parse(text)),
  people: (text) => [parsePeople(text, () => null, '2026-01-01'), parseEntry(json(text))],
  policy: (text) => {
    const policy = parsePolicy(json(text), json(text));
    withTokens(json(text) ?? null, () => 'x');
    const names = [readName(text), readSubject('site', text), readText(text)];
    return [names, resolve(policy, {}), parsePolicy(goodOf(policy))];
  },
  files(text) {
    const { text: read } = decodeFile(octets(text));
    return [decodeFile(text), unwrapPolicy(json(read), OWN_IDS), unwrapPolicy(json(text))];
  },
  codes: (text) => [parseCode(text), parseBase64Url(text)],
  facts: async (text) => [
    parseFacts(text, 0),
    await readFacts(text, `https://facts.example.org/f.txt#${'A'.repeat(43)}`, 0),
  ],
  smtp(text) {
    let reading = EMPTY_READING;
    for (const chunk of text.match(/[^]{1,7}/g) ?? []) {
      const heard = readReply(reading, chunk);
      if (heard.kind === 'reply') return [keywordsOf(heard.reply), isPaintedOver(heard.reply)];
      if (heard.kind === 'bad') return heard.problem;
      reading = heard.reading;
    }
    return reading;
  },
  certificates: (text) => publicKeyOf(octets(text)),
  ...FILE_PARSERS,
  messages: (text) => receive(json(text), SENDER as never, OWN, NOBODY as never),
};

const FOLDER = join(import.meta.dirname, 'corpus');
/** Returns the path of a parser's corpus. */
export const corpusFile = (name: string) => join(FOLDER, `${name}.json`);

/** The starting inputs of each parser: samples, and what once broke it. */
export const CORPUS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  readdirSync(FOLDER).map((file) => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as string[],
  ]),
);
