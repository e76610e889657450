/** The meaning of each setting, in an admin's words: for the reference, the templates and the policy page's builder. */
import { TABLES } from './reference-actions.ts';
import { GATEWAYS } from './reference-gateways.ts';
import { SEATS } from './reference-seats.ts';
import type { Key } from './schema.ts';
import type { Doc } from './reference-doc.ts';

/** The texts, by key. */
export const REFERENCE: { readonly [K in Key]: Doc<K> } = {
  ...TABLES,
  justificationMinimum: {
    title: 'Justification: minimum length',
    meaning: 'The fewest characters that a reason must have when the action is "justify".',
    seen: 'The hint beside the field for the reason.',
    example: 20,
  },
  exceptions: {
    title: 'Exceptions',
    meaning:
      'What is never held: a "recipient" (one address), a recipient\'s "domain", the "destination" (host) of a form or upload, or the "site" that something is sent from; subdomains are included.',
    details:
      'Each needs a reason; "until" is its last day or minute (2027-06-30T17:00Z), UTC. "when" limits it by a condition as in actionsWhen, and then "until" is required: the exception applies only if the condition is known to be met.',
    seen: 'The mark, but no question; your reason is listed among the evidence.',
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
    meaning: 'Domains with which you agreed on encryption, such as a connector with forced TLS.',
    details: 'If public records prove that mail to one is unencrypted, the warning stays.',
    seen: 'The level beside the recipient, with your reason and the source "set by your organisation".',
    example: [{ domain: 'partner.example', level: 'enforced', reason: 'Forced TLS, agreed 2026-03' }],
  },
  approvedServices: {
    title: 'Approved destinations for files',
    meaning: 'Hosts (including subdomains) that you chose for files.',
    details: 'Files sent there encrypted are never held, whatever the action for their level.',
    seen: 'The reason "Your organisation chose …" beside the file field.',
    example: [{ host: 'files.example.com', name: 'Example Files' }],
  },
  alternatives: {
    title: 'Preferred safer ways',
    meaning: 'Your own advice, shown before the built-in advice in the situations named in "for".',
    seen: 'The first safer ways in the card, the popup and the question.',
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
    title: 'Domains that are never looked up',
    meaning: 'Recipients at these domains (including subdomains) are never looked up.',
    details: 'For split-horizon domains whose names must stay internal.',
    seen: 'The level "not checked" with its reason, or the promised level if the domain is also a partner.',
    example: ['corp.example.com'],
  },
  disabledApps: {
    title: 'Webmails and chats where Sealcheck is off',
    meaning:
      'Names of webmail and chat apps as the popup shows them: Gmail, Outlook, Roundcube, Yahoo Mail, Tuta Mail, WhatsApp, Slack, Google Messages, …',
    details: 'Their recipients are not checked or looked up. Files attached there are treated as uploads.',
    seen: 'No mark and no question for mail or chats in this app.',
    example: ['Roundcube'],
  },
  texts: {
    title: 'Your own texts',
    meaning: 'For each language: a headline for the question, a help text, a help link and a contact.',
    details:
      "The entry for the browser's language is used, else for that language without its region, else the first.",
    seen: 'The question before sending, and the note above locked settings.',
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
    meaning: 'Whom Sealcheck may ask about recipients, and what it may tell them.',
    details:
      "0: nothing leaves the device. 1: the DNS resolver gets the recipient's domain; that domain's policy file is fetched. 2: also looks for a key: the recipient's own domain gets the address, the DNS resolver a hash of the part before the @. 3: key servers also get the whole address. 4: as 3. Your own servers are asked because you named them. If you set this, the person is not asked.",
    seen: 'The welcome page and the options show the choice.',
    example: 1,
  },
  resolver: {
    title: 'DNS resolver',
    meaning:
      'quad9, cloudflare, off, or the https URL of your own DNS-over-HTTPS resolver (RFC 8484), which must validate DNSSEC.',
    seen: 'The options, and the entries of the list of requests.',
    example: 'https://dns.example.com/dns-query',
  },
  ...GATEWAYS,
  directory: {
    title: 'Directory of people',
    meaning: 'Whether people use iMessage or Signal, or have an S/MIME certificate.',
    details:
      '"handle": a number with plus and country code (+15551234567), or a mail address, in lower case. "asOf": the day when this was known to be true. Your entries override the person\'s own and any server\'s.',
    seen: 'The evidence beside a recipient, text-message link or conversation, and Signal as the first safer way.',
    example: [{ handle: '+15551234567', imessage: false, signal: true, asOf: '2026-11-01' }],
  },
  directoryUrl: {
    title: 'Directory of people: address',
    meaning: 'An https address of yours that serves the same list as JSON; fetched once a day.',
    details: 'The request names nobody. Empty: none.',
    seen: 'As for the directory; each fetch is in the list of requests.',
    example: 'https://intranet.example.com/sealcheck-people.json',
  },
  keyServers: {
    title: 'Key servers',
    meaning: 'Servers that are asked for OpenPGP keys at consentStage 3, in this order.',
    details:
      '"vks": the interface of keys.openpgp.org, which answers for confirmed addresses; "hkp": a key server of your own. Empty list: none.',
    seen: 'The evidence that a key is published, with its fingerprint, and the key among the safer ways.',
    example: [{ protocol: 'hkp', url: 'https://keys.example.com' }],
  },
  blueBubblesUrl: {
    title: 'BlueBubbles server',
    meaning:
      'Address of a BlueBubbles server that is asked whether a number or address has iMessage: https, or http on the device itself.',
    details: 'The person enters its password; a policy cannot contain it. Empty: none.',
    seen: 'The evidence beside a text-message link or an iMessage conversation.',
    example: 'https://bluebubbles.example.com',
  },
  probeUrl: {
    title: 'Probe of mail servers',
    meaning:
      'Address of a service of yours that checks whether mail servers offer encryption (see admin.md).',
    details:
      'It gets host and domain names, never addresses. A server that it sees without encryption is "exposed". Empty: none.',
    seen: 'The evidence "Your organisation\'s probe saw …" and the level beside the recipient.',
    example: 'https://probe.example.com',
  },
  probeToken: {
    title: 'Probe of mail servers: token',
    meaning: 'The token that the probe requires (sent as "Authorization: Bearer …").',
    details: 'Anyone on the device can read a policy.',
    seen: 'Nothing.',
    example: 'k3J9',
  },
  preferredWays: {
    title: 'Order of safer ways',
    meaning:
      'Ids of the built-in safer ways to show first, in your order: write-privately, files-to-key, openpgp-key, https, signal, bitwarden-send, proton-password-mail, password-file, …',
    details: 'The others follow in their usual order.',
    seen: 'The order of the safer ways in the card, the popup and the question.',
    example: ['password-file', 'signal'],
  },
  extraHosts: {
    title: 'Self-hosted webmails',
    meaning:
      "Hosts that run a webmail which Sealcheck does not recognise, and the app's name as the popup shows it (Roundcube, SnappyMail, …).",
    details:
      'Any page can pretend to encrypt end-to-end, so on these hosts what the app shows is only a claim. With trustsState: true it is believed (Mailvelope in Roundcube, OpenPGP in SnappyMail), on this exact host and over https.',
    seen: 'The mark in this webmail, as on known hosts; with trustsState "Only the recipient can read it" when the app encrypts.',
    example: [{ host: 'mail.example.com', app: 'Roundcube', trustsState: true }],
  },
  hiddenParts: {
    title: "Hidden parts of Sealcheck's pages",
    meaning:
      'people: what the person noted about people. servers: key server and BlueBubbles server. data: clearing stored answers. policy: the settings in force. journal: the list of decisions. builder: the policy builder. ledger: the list of requests.',
    seen: 'The part is missing from the options or the popup.',
    example: ['builder', 'people'],
  },
  snoozeDays: {
    title: 'Silenced warnings: days',
    meaning: 'How many days a person can silence a warning for, for one recipient domain and one reason.',
    details: 'It ends early if the evidence gets worse. 0: not offered. Never offered for "block".',
    seen: 'The answer "Don\u2019t warn about … for 7 days" in the card, and its like in the question; the list of silenced warnings in the popup.',
    example: 7,
  },
  pauseHours: {
    title: 'Pause on a site: hours',
    meaning: 'The most hours that a person can pause Sealcheck for on a site, in all its frames and tabs.',
    details:
      'Meanwhile nothing is looked up, shown or held there; it resumes by itself, and the list of decisions shows from when to when. What you set to block or justify is checked all the same. 0: not offered.',
    seen: 'The button "Pause on this site" in the popup, and the paused icon.',
    example: 1,
  },
  privateWindows: {
    title: 'Lookups in private windows',
    meaning: 'Whether recipients of mail written in private windows are looked up.',
    seen: 'The options.',
    example: false,
  },
  questionPlace: {
    title: 'Where the question appears',
    meaning:
      "page: over the page that something is sent from. window: in a window of Sealcheck's own, which names the site and which no page can reach, cover or read.",
    details:
      "If it is closed without an answer, nothing is sent; the person can press Send again. Where such a window cannot be opened (Chromium's private windows), the question appears over the page.",
    seen: 'The question before sending.',
    example: 'window',
  },
  tips: {
    title: 'Tips on log-in pages',
    meaning:
      'Whether a line of advice is shown where a log-in page offers text messages as the second factor.',
    details: 'Once per site until the browser is restarted; the person can hide it for good on a site.',
    seen: 'The line beside the choice of the second factor.',
    example: true,
  },
  journalDays: {
    title: 'Decisions: days kept',
    meaning:
      'How many days the list of decisions (what was observed, held or sent, and the reasons given) is kept on the device.',
    details: '0: none are kept.',
    seen: 'The list of decisions in the options.',
    example: 90,
  },
  ...SEATS,
};
