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
      'A file with corrections of the tables between releases, at an https address of yours or of somebody you trust, then # and the public key that it is signed with; read once a day. It can only take trust away, and a file that is older or not signed so is not taken. Empty: none.',
    seen: 'The address, and what came of asking, on the options page; each reading is in the list of requests.',
    example: 'https://intranet.example.com/sealcheck-facts.txt#11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  },
  keepDecisions: {
    title: 'Decisions cannot be forgotten',
    meaning:
      'Whether the list of decisions stays until its days are over: the person can save it, and cannot empty it. What ends with the browser’s profile, or with the extension, ends all the same.',
    seen: 'The button that forgets the decisions is missing from the options page.',
    example: true,
  },
  actionsWhen: {
    title: 'Stricter actions under a condition',
    meaning:
      'For one channel (mail, form, upload, link, chat) actions by level that hold where a condition does: "sender" (domains of the From address as the webmail shows it; mails only), "site" (hosts that something is sent from), "group" (labels of "groups"), "days" (mon … sun) and "from"/"to" (hours of the device’s clock, the end not included; over midnight they belong to the day on which they begin). All that is named must be so; of each, one of its list. A condition never makes anything milder: of two actions the stricter holds, and where it cannot be told whether a condition holds it counts as held. What is to be milder for some is an exception with a reason, an end and a "when".',
    seen: 'The same as of the actions that it names.',
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
    title: 'Groups that this seat is in',
    meaning:
      'Labels (small letters, digits, hyphens) that conditions name: set them by organisational unit, group or device, beside one policy for all. Where they are set and cannot be read nothing is known of any group: what is stricter for a group holds, what is excepted for one does not.',
    seen: 'The settings in force.',
    example: ['hr', 'berlin'],
  },
  requestUrl: {
    title: 'Where an exception is asked for',
    meaning:
      'An https address (a ticket form, a page) or a mail address (mailto:…). These places are filled in: {who} (the recipient or host), {domain}, {site} (the page), {level}, {code} (of the reason, as in the evidence), {number} (of the request), {policy} (name and revision of the policy), {text} (all of it as a text). A mail address without any has the text as its body. Nothing is sent by itself, and nothing of the message is in it. Empty: none.',
    seen: 'The button "Ask for an exception" in a question that wants a reason or forbids sending.',
    example: 'mailto:helpdesk@example.com?subject=Sealcheck%20{number}&body={text}',
  },
  grantKeys: {
    title: 'Keys that grant exceptions',
    meaning:
      'Ed25519 public keys (base64url) of the help desk. A code that "npm run policy:grant" makes with one of them is an exception for one request of one device, for at most seven days, used once. A key that is taken out ends what it granted.',
    seen: 'The field for a code on the page where an exception is asked for.',
    example: ['11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'],
  },
  policyName: {
    title: 'Name of the policy',
    meaning:
      'By which people and your help desk call this policy. Beside it stands its revision: twelve digits made of what is in force of the policy, which the linter shows for a file as well.',
    seen: 'The foot of the popup, the options, the self-test and the report for support.',
    example: 'Sales Europe',
  },
  policyDate: {
    title: 'Date of the policy',
    meaning:
      'A day or a minute (2027-06-30T17:00Z), UTC, when this policy was made. Raise it with each change: a seat that gets an older one than it had says so.',
    seen: 'Beside the name of the policy.',
    example: '2026-11-28',
  },
  revisionUrl: {
    title: 'Address of the newest date',
    meaning:
      'An https address of yours with { "policyDate": "2026-11-28" }: the date of the policy that you pushed last. It is asked when the options, the popup or the self-test are opened, at most once an hour, and names nobody. A seat whose policy has an older date says since when it is out of date. Empty: none, and only what was here before can be compared.',
    seen: '"Out of date since …" beside the name of the policy; each request is in the list of requests.',
    example: 'https://intranet.example.com/sealcheck-revision.json',
  },
};
