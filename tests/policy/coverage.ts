/** Lists which test shows the effect of each setting, and of each field of its entries, in the UI or in a verdict. */
import type { Key } from '../../utils/policy/schema.ts';
import { CONDITIONS, SEATS, WHEN } from './coverage-seats.ts';

/** The path of a test file below tests/, and the title of the test as it is written there. */
export type Shown = readonly [file: string, title: string];

const POLICY = 'e2e/policy.test.ts';
const KEYS = 'e2e/policy-keys.test.ts';
const APPLY = 'policy/apply.test.ts';

const BLOCK: Shown = [
  POLICY,
  'block: the mail stays, in the organisation’s words and with its own safer way first',
];
const OBSERVE: Shown = [POLICY, 'observe: shows nothing'];
const JUSTIFY: Shown = [
  POLICY,
  'justify: asks for a reason of the length that is asked for, and keeps it on the device',
];
const EXCEPTION: Shown = [POLICY, 'an exception is not held, an expired one is'];
const EXCEPTION_KINDS: Shown = [APPLY, '%s %s, for %o: %s'];
const PARTNER: Shown = [POLICY, 'a partner has the promised level'];
const PARTNER_LEVEL: Shown = [
  APPLY,
  'gives a partner and its sub-domains the promised level, and nobody else',
];
const INTERNAL: Shown = [POLICY, 'internal domains are never asked about'];
const LOCKED: Shown = [
  POLICY,
  'what is locked is greyed out and says whose it is; what is recommended can be changed',
];
const LIVE: Shown = [
  POLICY,
  'a policy that changes, or goes, holds without a restart, and speaks the browser’s language',
];
const SERVERS: Shown = [KEYS, 'the servers that it names are asked, and what they say is told'];
const SILENT: Shown = [KEYS, 'a warning cannot be silenced, and no decision is kept, where it says so'];
const LINKS: Shown = [
  KEYS,
  'links to people are judged by its directories and its BlueBubbles server, and shown as it says',
];
const FORMS: Shown = [KEYS, 'forms and files are held as it says, but for the destinations that it chose'];
const APPS: Shown = [
  KEYS,
  'nothing is done in an app that it switches off, and its own host gets the app that it names',
];
const CLAIMS: Shown = [
  'e2e/claims.test.ts',
  'counts on the host that the organisation names, and on no host below it',
];
const CHATS: Shown = [
  'e2e/chat-policy.test.ts',
  'warn: Enter and the button are held; an answer counts for the conversation, and is kept',
];
const PAGES: Shown = [KEYS, 'its pages leave out what it hides, and show what it set'];
const PEOPLE: Shown = [
  'lookups/own-servers.test.ts',
  'the organisation’s list and the person’s own mark stand side by side',
];

const GATEWAY: Shown = [
  'e2e/trigger.test.ts',
  'from a red strip to what policy promises: the sign is put into the subject, and the question is answered',
];
const TRIGGERS = 'policy/triggers.test.ts';
const GATEWAY_FIRST: Shown = [
  TRIGGERS,
  'is the first way offered, in the words of policy, and answers for all of the mail',
];
const GATEWAY_WORTH: Shown = [
  TRIGGERS,
  'makes of a way that is known to be open what policy promises, as the organisation’s word',
];
const GATEWAY_WHERE: Shown = [TRIGGERS, 'counts %s'];

/** Fields of lists appear as `key.field`; the row of a key that has fields covers the list as a whole. */
export const COVERAGE: Readonly<
  Record<Key, readonly Shown[]> & Record<`${Key}.${string}`, readonly Shown[]>
> = {
  mailActions: [BLOCK, JUSTIFY, OBSERVE],
  formActions: [FORMS],
  uploadActions: [FORMS],
  linkActions: [LINKS],
  chatActions: [CHATS],
  justificationMinimum: [JUSTIFY],
  exceptions: [EXCEPTION],
  'exceptions.kind': [EXCEPTION_KINDS],
  'exceptions.value': [EXCEPTION, EXCEPTION_KINDS],
  'exceptions.reason': [
    EXCEPTION,
    [APPLY, 'tells the reason of an exception in force, and of no other, and raises no level by it'],
  ],
  'exceptions.until': [EXCEPTION, [APPLY, 'count to the end of their last day, UTC']],
  'exceptions.when': [WHEN, [CONDITIONS, 'an exception counts only where its condition is known to hold']],
  partners: [PARTNER],
  'partners.domain': [PARTNER, PARTNER_LEVEL],
  'partners.level': [PARTNER, PARTNER_LEVEL],
  'partners.reason': [PARTNER],
  approvedServices: [FORMS],
  'approvedServices.host': [
    FORMS,
    [APPLY, 'lets files go to an approved service whose way is encrypted, and to no other'],
  ],
  'approvedServices.name': [FORMS],
  alternatives: [BLOCK],
  'alternatives.for': [BLOCK],
  'alternatives.title': [BLOCK],
  'alternatives.how': [BLOCK],
  'alternatives.link': [BLOCK],
  internalDomains: [INTERNAL],
  disabledApps: [APPS],
  texts: [BLOCK, LOCKED],
  'texts.language': [LIVE, [APPLY, '%s → %s']],
  'texts.headline': [BLOCK],
  'texts.help': [LOCKED],
  'texts.link': [FORMS],
  'texts.contact': [BLOCK],
  directory: [SERVERS, LINKS],
  'directory.handle': [LINKS],
  'directory.imessage': [LINKS],
  'directory.signal': [SERVERS],
  'directory.smime': [SERVERS],
  'directory.asOf': [PEOPLE],
  keyServers: [SERVERS, PAGES],
  'keyServers.protocol': [SERVERS],
  'keyServers.url': [SERVERS],
  extraHosts: [APPS],
  'extraHosts.host': [APPS],
  'extraHosts.app': [APPS],
  'extraHosts.trustsState': [CLAIMS],
  encryptTrigger: [GATEWAY],
  'encryptTrigger.text': [GATEWAY, GATEWAY_FIRST],
  'encryptTrigger.place': [GATEWAY, ['core/trigger.test.ts', 'in %j, for %o: %s']],
  'encryptTrigger.name': [GATEWAY, GATEWAY_FIRST],
  'encryptTrigger.worth': [GATEWAY, GATEWAY_WORTH],
  'encryptTrigger.site': [GATEWAY, GATEWAY_WHERE],
  'encryptTrigger.sender': [GATEWAY_WHERE],
  'encryptTrigger.link': [GATEWAY, GATEWAY_FIRST],
  preferredWays: [SERVERS],
  hiddenParts: [PAGES, LIVE],
  consentStage: [LOCKED, SERVERS],
  resolver: [SERVERS, LOCKED],
  privateWindows: [
    PAGES,
    [
      'policy/effective-settings.test.ts',
      'nothing is looked up for them unless policy says so; then as elsewhere',
    ],
  ],
  outboundRelay: [
    ['e2e/demands.test.ts', 'a relay that honours nothing, or an address of another provider: not enforced'],
    [APPLY, '%j: the relay honours %j'],
  ],
  questionPlace: [
    ['e2e/own-window.test.ts', 'is not in the page; what is answered there is what becomes of it'],
  ],
  tips: [['e2e/tips.test.ts', 'is not shown']],
  journalDays: [SILENT],
  keepDecisions: [[POLICY, 'decisions that must be kept cannot be forgotten, and can be saved']],
  snoozeDays: [SILENT],
  pauseHours: [
    ['e2e/pause.test.ts', 'no site can be paused where the organisation says so'],
    ['worker/paused.test.ts', 'is nothing that the organisation has switched off'],
  ],
  directoryUrl: [LINKS],
  factsUrl: [
    ['e2e/facts.test.ts', 'take trust away from what they name, and nothing else does'],
    ['signed/facts.test.ts', 'is not taken: %s'],
  ],
  blueBubblesUrl: [
    LINKS,
    [
      'policy/effective-settings.test.ts',
      'is kept for the server that the organisation set, and for no other',
    ],
  ],
  probeUrl: [SERVERS],
  probeToken: [SERVERS],
  ...SEATS,
};
