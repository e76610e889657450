/** The reference for what many seats need: conditions, requests for exceptions, and the policy's identity. */
import type { Key } from './schema.ts';
import type { Doc } from './reference-doc.ts';

type SeatKey = Extract<
  Key,
  | 'factsUrl'
  | 'keepDecisions'
  | 'actionsWhen'
  | 'groups'
  | 'requestUrl'
  | 'grantKeys'
  | 'policyName'
  | 'policyDate'
  | 'revisionUrl'
>;

/** The texts, by key. */
export const SEATS: { readonly [K in SeatKey]: Doc<K> } = {
  factsUrl: {
    title: 'Corrections of the tables: address and key',
    meaning:
      'Corrections of the built-in tables between releases: the https address of a file (yours, or from somebody you trust), then # and the public key that verifies its signature.',
    details:
      'Fetched once a day. It can only take trust away; an older file or one not signed with this key is rejected. Empty: none.',
    seen: 'The address and the result of the last fetch, in the options; each fetch is in the list of requests.',
    example: 'https://intranet.example.com/sealcheck-facts.txt#11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  },
  keepDecisions: {
    title: 'Decisions cannot be deleted',
    meaning:
      'Whether the list of decisions is kept for all of its days: the person can save it, but not delete it.',
    details: 'Removing the extension or the browser’s profile still deletes it.',
    seen: 'The button "Forget the decisions" is missing from the options.',
    example: true,
  },
  actionsWhen: {
    title: 'Stricter actions under a condition',
    meaning:
      'Actions by level for one channel (mail, form, upload, link, chat) that apply only under a condition.',
    details:
      'Conditions: "sender" (domains of the From address as the webmail shows it; mail only), "site" (hosts that something is sent from), "group" (labels from "groups"), "days" (mon … sun), "from"/"to" (hours by the device’s clock, "to" excluded; hours past midnight belong to the day on which they begin). Every condition named must be met, each by any entry of its list. This can only make things stricter: the stricter action wins, and a condition that cannot be checked counts as met. To be milder for some, add an exception with a reason, an end and a "when".',
    seen: 'The same as for the actions it names.',
    example: [
      { channel: 'mail', actions: { unproven: 'warn', exposed: 'block' }, when: { group: ['hr'] } },
      {
        channel: 'upload',
        actions: { transport: 'justify' },
        when: { site: ['crm.example.com'], days: ['sat', 'sun'] },
      },
    ],
  },
  groups: {
    title: 'Groups of this device or user',
    meaning: 'Labels (lower-case letters, digits, hyphens) for conditions to name.',
    details:
      'Set them by organisational unit, group or device, beside one policy for all. If they are set but cannot be read, no group is known: stricter rules for any group apply, exceptions for a group do not.',
    seen: 'The settings in force.',
    example: ['hr', 'berlin'],
  },
  requestUrl: {
    title: 'Where to ask for an exception',
    meaning: 'An https address (ticket form or page) or a mail address (mailto:…).',
    details:
      'Placeholders: {who} (recipient or host), {domain}, {site} (the page), {level}, {code} (of the reason, as in the evidence), {number} (of the request), {policy} (its name and revision), {text} (all of these as text). A mailto without placeholders gets {text} as its body. Nothing is sent automatically, and nothing of the message is included. Empty: none.',
    seen: 'The button "Ask for an exception" when the action is justify or block.',
    example: 'mailto:helpdesk@example.com?subject=Sealcheck%20{number}&body={text}',
  },
  grantKeys: {
    title: 'Public keys for granting exceptions',
    meaning: 'Ed25519 public keys (base64url) of your help desk.',
    details:
      'A code made with "npm run policy:grant" and the matching private key is an exception for one request from one device, for at most seven days, usable once. Removing a key ends every exception it granted.',
    seen: 'The field for the code on the page "Ask for an exception".',
    example: ['11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'],
  },
  policyName: {
    title: 'Name of the policy',
    meaning: 'What people and your help desk call this policy.',
    details:
      'Its revision is shown beside it: twelve digits computed from the policy in force. The linter shows the revision of a file, too.',
    seen: 'The foot of the popup, the options, the self-test and the support report.',
    example: 'Sales Europe',
  },
  policyDate: {
    title: 'Date of the policy',
    meaning: 'The day or minute (2027-06-30T17:00Z), UTC, when this policy was made.',
    details: 'Raise it with each change: a device that gets an older policy than it had says so.',
    seen: 'The date, beside the name of the policy.',
    example: '2026-11-28',
  },
  revisionUrl: {
    title: 'Address of the newest policy date',
    meaning:
      'An https address of yours that serves { "policyDate": "2026-11-28" }: the date of the policy you pushed last.',
    details:
      'Fetched when the options, popup or self-test are opened, at most once an hour; the request names nobody. A device with an older policy shows since when it is out of date. Empty: none; a device can then only compare with its previous policy.',
    seen: '"Out of date since …" beside the name of the policy; each fetch is in the list of requests.',
    example: 'https://intranet.example.com/sealcheck-revision.json',
  },
};
