/** The meaning of each setting, in an admin's words: for the reference, the templates and the policy page's builder. */
import { GATEWAYS } from './reference-gateways.ts';
import { SEATS } from './reference-seats.ts';
import type { Key } from './schema.ts';
import type { Doc } from './reference-doc.ts';

const LADDER =
  'off: nothing is said. observe: decided and recorded, nothing is shown (for a roll-out). inform: a calm mark. warn: asked before sending, can be answered with "send anyway". justify: a reason is asked. block: it is not sent.';

/** The texts, by key. */
export const REFERENCE: { readonly [K in Key]: Doc<K> } = {
  mailActions: {
    title: 'Mail: action for each protection level',
    meaning: `What is done when a recipient's mail has this protection level. ${LADDER} Levels that are not named keep their default.`,
    seen: 'The strip at the recipients, and the question when the mail is sent.',
    example: { exposed: 'block', undeliverable: 'warn' },
  },
  formActions: {
    title: 'Web forms: action for each protection level',
    meaning: `The same for forms on web pages, as far as they are sent openly or by mail: of a form that is sent encrypted nothing is said. Forms that ask for nothing sensitive are never held, except by block. ${LADDER}`,
    seen: 'The mark at the form, and the question when it is submitted.',
    example: { exposed: 'justify' },
  },
  uploadActions: {
    title: 'Files: action for each protection level',
    meaning: `The same for files that are chosen, dropped or pasted on web pages. "transport" is an encrypted way to a service that can read the files. ${LADDER}`,
    seen: 'The line at the file field, and the question when the files are handed over.',
    example: { exposed: 'block', transport: 'justify' },
  },
  linkActions: {
    title: 'Links: action for each protection level',
    meaning: `The same for links that open a call, a text message or an unencrypted transfer. Links are never held: warn and stricter show the note. ${LADDER}`,
    seen: 'The note at the link.',
    example: { exposed: 'inform' },
  },
  chatActions: {
    title: 'Chats: action for each protection level',
    meaning: `The same for messages written in chat and text-message apps (Google Messages, WhatsApp, Slack and others). "exposed" is a text message (SMS), "transport" a chat that the company or server behind it can read. "send anyway" counts for that conversation for a week, a reason until the conversation is left; a chat that becomes easier to read is asked about anew. ${LADDER}`,
    seen: 'The mark at the line where the message is written, once for each conversation and week, and the question when it is sent by Enter or by the button.',
    example: { exposed: 'warn' },
  },
  justificationMinimum: {
    title: 'Justification: fewest characters',
    meaning: 'How many characters a reason must have where the action is "justify".',
    seen: 'The hint at the field for the reason.',
    example: 20,
  },
  exceptions: {
    title: 'Exceptions',
    meaning:
      'Who is never held: "recipient" (one address), "domain" (a recipient\'s domain and all below it), "destination" (the host of a form or upload), "site" (the page that something is sent from). Each needs a reason; "until" is its last day, or minute (2027-06-30T17:00Z), UTC, after which it does not count. "when" narrows it as in actionsWhen, and needs an end: it counts only where the condition is known to hold.',
    seen: 'The mark stays, the question is not asked; your reason is among the reasons at the recipient.',
    example: [
      {
        kind: 'domain',
        value: 'fax.example.com',
        reason: 'Orders by fax, contract 4711',
        until: '2027-06-30',
      },
    ],
  },
  partners: {
    title: 'Own domains and partners with a promised level',
    meaning:
      'Domains for which you have arranged encryption, such as by a connector with forced TLS. What public records prove to be unencrypted stays a warning.',
    seen: 'The level at the recipient, with your reason and "set by your organisation" as its source.',
    example: [{ domain: 'partner.example', level: 'enforced', reason: 'Forced TLS, agreed 2026-03' }],
  },
  approvedServices: {
    title: 'Approved destinations for files',
    meaning:
      'Hosts (and all below them) that you chose for files. With an encrypted way there they are never held, whatever the action for their level.',
    seen: 'The reason "your organisation chose …" at the file field.',
    example: [{ host: 'files.example.com', name: 'Example Files' }],
  },
  alternatives: {
    title: 'Preferred safer ways',
    meaning: 'Your own advice, before the built-in advice, for the situations named in "for".',
    seen: 'The first entries of "safer ways" in the list, the popup and the question.',
    example: [
      {
        for: ['sms-gateway', 'open-upload', 'readable-upload'],
        title: 'Use the secure portal',
        how: 'Upload it there and send the link.',
        link: 'https://files.example.com/',
      },
    ],
  },
  internalDomains: {
    title: 'Domains that are never asked about',
    meaning:
      'Recipients at these domains (and all below them) are never looked up: split-horizon domains whose names must not leave.',
    seen: 'The level "not checked" with its reason, or the promised level where the domain is a partner too.',
    example: ['corp.example.com'],
  },
  disabledApps: {
    title: 'Webmails and chats in which nothing is done',
    meaning:
      'Names of webmail and chat apps as the popup shows them: Gmail, Outlook, Roundcube, Yahoo Mail, Tuta Mail, WhatsApp, Slack, Google Messages, … Nobody is asked about recipients there. Files that are attached there are treated as uploads, as elsewhere.',
    seen: 'No mark and no question about the mail or the chat in this app.',
    example: ['Roundcube'],
  },
  texts: {
    title: 'Your words to the person',
    meaning:
      "For each language: the headline of the question, a help text, a help link, whom to contact. The browser's language decides, then the language without its region, then the first entry.",
    seen: 'The question before sending, and the note above locked options.',
    example: [
      {
        language: 'en',
        headline: 'Please use the secure portal',
        help: 'Customer data must not leave unencrypted.',
        link: 'https://intranet.example.com/sealcheck',
        contact: 'helpdesk@example.com',
      },
      { language: 'de', headline: 'Bitte das sichere Portal benutzen', contact: 'helpdesk@example.com' },
    ],
  },
  consentStage: {
    title: 'What may be looked up',
    meaning:
      "0: nothing leaves the device. 1: the recipient's domain to a DNS resolver, and a policy file of that domain. 2: also whether there is a key for the recipient: the address to the recipient's own domain, a hash of its first half to the DNS resolver. 3: also the whole address to the key servers. 4: as 3. Servers of your own are asked because you name them. Set by you, the person is not asked.",
    seen: 'The welcome page and the options show the choice.',
    example: 1,
  },
  resolver: {
    title: 'DNS resolver',
    meaning:
      'quad9, cloudflare, off, or the https URL of your own resolver (RFC 8484) that validates DNSSEC.',
    seen: 'The options, and each entry of the list of requests.',
    example: 'https://dns.example.com/dns-query',
  },
  ...GATEWAYS,
  directory: {
    title: 'Directory of people',
    meaning:
      'What you know of people: whether they use iMessage, have Signal, have an S/MIME certificate. "handle" is a number with its plus and country code (+15551234567) or a mail address, in lower case; "asOf" the day for which it is true. Your word counts before the person\'s own, and before a server\'s.',
    seen: 'The reasons at a recipient, a text-message link or a conversation, and Signal as the first of the safer ways.',
    example: [{ handle: '+15551234567', imessage: false, signal: true, asOf: '2026-11-01' }],
  },
  directoryUrl: {
    title: 'Directory of people: address',
    meaning:
      'The same list as JSON at an https address of yours; read once a day. The request names nobody. Empty: none.',
    seen: 'As the directory; each reading is in the list of requests.',
    example: 'https://intranet.example.com/sealcheck-people.json',
  },
  keyServers: {
    title: 'Key servers',
    meaning:
      'Servers that are asked for OpenPGP keys with consent stage 3, in this order. "vks": the interface of keys.openpgp.org, which answers for confirmed addresses; "hkp": a key server of your own. An empty list: none.',
    seen: 'The reason "a key is published" with its fingerprint, and the key among the safer ways.',
    example: [{ protocol: 'hkp', url: 'https://keys.example.com' }],
  },
  blueBubblesUrl: {
    title: 'BlueBubbles server',
    meaning:
      'Address of a BlueBubbles server that is asked whether a number or address has iMessage: https, or http on the device itself. Its password is entered by the person and never part of a policy. Empty: none.',
    seen: 'The reasons at a text-message link or a conversation by iMessage.',
    example: 'https://bluebubbles.example.com',
  },
  probeUrl: {
    title: 'Probe of mail servers',
    meaning:
      'Address of a service of yours that looks whether a mail server offers encryption (see admin.md). It is told mail host names, never addresses. What it sees without encryption is "readable on the way". Empty: none.',
    seen: 'The reason "your organisation\'s probe saw …" and the level at the recipient.',
    example: 'https://probe.example.com',
  },
  probeToken: {
    title: 'Probe of mail servers: token',
    meaning:
      'A token that the probe wants (sent as "Authorization: Bearer …"). Policies can be read on the device.',
    seen: 'Nothing.',
    example: 'k3J9',
  },
  preferredWays: {
    title: 'Order of safer ways',
    meaning:
      'Ids of the built-in safer ways that come first, in your order: write-privately, files-to-key, openpgp-key, https, signal, bitwarden-send, proton-password-mail, password-file, … The others follow in their own order.',
    seen: 'The order of "safer ways" in the list, the popup and the question.',
    example: ['password-file', 'signal'],
  },
  extraHosts: {
    title: 'Self-hosted webmails',
    meaning:
      'Hosts on which a webmail runs that is not recognised by itself, and the name of its app as the popup shows it (Roundcube, SnappyMail, …). Any page can look as if it encrypted end-to-end, so that this counts as a claim there; with trustsState: true it counts as the app shows it (Mailvelope in Roundcube, OpenPGP in SnappyMail), on just this host and over https.',
    seen: 'The mark in this webmail, as on hosts that are known; with trustsState "only the recipient can read it" where the app encrypts.',
    example: [{ host: 'mail.example.com', app: 'Roundcube', trustsState: true }],
  },
  hiddenParts: {
    title: 'Parts of the pages that are not shown',
    meaning:
      'people: own marks of people. servers: key server and BlueBubbles server. data: clearing of stored answers. policy: the settings in force. journal: the list of decisions. builder: the policy builder. ledger: the list of requests.',
    seen: 'The part is missing from the options page or the popup.',
    example: ['builder', 'people'],
  },
  snoozeDays: {
    title: 'Not again: days',
    meaning:
      'For how many days a person may silence a warning for one recipient domain and one reason. It ends when the evidence gets worse. 0: not offered. Never for "block".',
    seen: 'The answer "Don\u2019t warn about … for 7 days" in the card, and that of the question; the list of what is silenced in the popup.',
    example: 7,
  },
  pauseHours: {
    title: 'Pause on a site: hours',
    meaning:
      'For how many hours at most a person may pause Sealcheck on a site, in all of its frames and tabs. While it is paused there, nothing is looked up, shown or held; it comes back by itself, and the list of decisions says from when to when. Where you forbid something or want a reason (block, justify), that part of the site is checked all the same. 0: not offered.',
    seen: 'The button "Pause on this site" in the popup, and the paused icon.',
    example: 1,
  },
  privateWindows: {
    title: 'Look up in private windows, too',
    meaning: 'Whether lookups are made for mails written in private windows.',
    seen: 'The options.',
    example: false,
  },
  questionPlace: {
    title: 'Where the question stands',
    meaning:
      "page: over the page that something is sent from. window: in a window of Sealcheck's own, which names the site, and which no page can reach, cover or read. A window that is closed without an answer has allowed nothing: what is held is not sent, and can be sent again. Where no such window can be opened (Chromium's private windows) the question stands over the page.",
    seen: 'The question before sending.',
    example: 'window',
  },
  tips: {
    title: 'Tips on log-in pages',
    meaning:
      'Whether a line of advice is shown where a log-in page offers a text message as the second factor. Once for each site and run of the browser; the person can hide it for good on a site.',
    seen: 'The line at the choice of the second factor.',
    example: true,
  },
  journalDays: {
    title: 'Days for which decisions are kept',
    meaning:
      'How long the list of decisions (what was observed, held, sent, and the reasons given) is kept on the device. 0: nothing is kept.',
    seen: 'The list of decisions on the options page.',
    example: 90,
  },
  ...SEATS,
};
