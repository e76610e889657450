/** For each value of a policy: the hint that shows its correct form. Data. */
import { SITUATIONS } from '../core/alternatives.ts';
import type { Text } from '../core/alternative.ts';
import { hint, literally, oneOf } from './hint.ts';
import { PLACES } from './request-url.ts';
import { DAYS } from './seat.ts';
import { PARTS, RELAYS } from './schema.ts';

const SERVER = hint('hint_server', 'https://…', 'http://…', '""');
const LINK = hint('hint_link', 'https://…');
const REASON = hint('hint_reason');
const SWITCH = hint('hint_switch', 'true', 'false');
const DAYS_KEPT = hint('hint_number', '0', '365');
/** The hint for a domain or host. */
export const NAME = hint('hint_name', 'a.example');
const NAMES = hint('hint_names', '["a.example"]');
/** The hint for a condition. */
export const WHEN = literally('{ "group": ["hr"] }: sender, site, group, days, from, to');

/** The hint for each key's value, or for a field in an entry of a list. */
export const FORMS: Readonly<Record<string, Text>> = {
  resolver: hint('hint_resolver', 'quad9, cloudflare, off', 'https://…/dns-query'),
  directoryUrl: SERVER,
  factsUrl: hint('hint_facts', 'npm run facts:sign'),
  blueBubblesUrl: SERVER,
  probeUrl: SERVER,
  outboundRelay: oneOf(RELAYS),
  questionPlace: oneOf(['page', 'window']),
  probeToken: hint('hint_token'),
  consentStage: hint('hint_number', '0', '4'),
  justificationMinimum: hint('hint_number', '1', '500'),
  journalDays: DAYS_KEPT,
  snoozeDays: DAYS_KEPT,
  pauseHours: hint('hint_number', '0', '24'),
  privateWindows: SWITCH,
  keepDecisions: SWITCH,
  tips: SWITCH,
  hiddenParts: oneOf(PARTS),
  internalDomains: NAME,
  disabledApps: hint('hint_quoted', '"Gmail"'),
  preferredWays: hint('hint_quoted', '"signal"'),
  'exceptions.kind': oneOf(['recipient', 'domain', 'destination', 'site']),
  'exceptions.value': hint('hint_value'),
  'exceptions.until': hint('hint_until', '2027-06-30', '2027-06-30T17:00Z'),
  'exceptions.reason': REASON,
  'partners.domain': NAME,
  'partners.level': oneOf(['transport', 'enforced', 'end-to-end']),
  'partners.reason': REASON,
  'approvedServices.host': NAME,
  'extraHosts.host': NAME,
  'extraHosts.trustsState': SWITCH,
  'alternatives.for': hint('hint_list_of', SITUATIONS.join(', ')),
  'alternatives.link': LINK,
  'texts.language': hint('hint_language', 'en, de, pt-BR'),
  'texts.link': LINK,
  'directory.handle': hint('hint_handle', '+15551234567'),
  'directory.asOf': hint('hint_day', '2027-06-30'),
  'keyServers.protocol': oneOf(['vks', 'hkp']),
  'keyServers.url': LINK,
  'actionsWhen.channel': oneOf(['mail', 'form', 'upload', 'link', 'chat']),
  'actionsWhen.when': WHEN,
  'exceptions.when': WHEN,
  'when.sender': NAMES,
  'when.site': NAMES,
  'when.group': hint('hint_labels', '["hr"]'),
  'when.days': hint('hint_list_of', DAYS.join(', ')),
  'when.from': hint('hint_hour', '08:30'),
  'when.to': hint('hint_hour', '17:00'),
  groups: hint('hint_labels', '"hr"'),
  'encryptTrigger.text': hint('hint_sign', '[secure]'),
  'encryptTrigger.place': oneOf(['start', 'end']),
  'encryptTrigger.worth': literally('provider-keys'),
  'encryptTrigger.site': NAMES,
  'encryptTrigger.sender': NAMES,
  'encryptTrigger.link': LINK,
  grantKeys: hint('hint_grant_key', 'npm run policy:grant'),
  policyName: hint('hint_policy_name'),
  policyDate: hint('hint_moment', '2027-06-30', '2027-06-30T17:00Z'),
  revisionUrl: SERVER,
  requestUrl: hint('hint_request_url', PLACES.map((one) => `{${one}}`).join(' ')),
};
