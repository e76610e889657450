/** The reference for what happens to mail on the organisation's own servers. */
import type { Key } from './schema.ts';
import type { Doc } from './reference-doc.ts';

type GatewayKey = Extract<Key, 'outboundRelay' | 'encryptTrigger'>;

/** The texts, by key. */
export const GATEWAYS: { readonly [K in GatewayKey]: Doc<K> } = {
  outboundRelay: {
    title: 'Relay for outgoing mail',
    meaning:
      'Whether mails go from the mail service (Microsoft 365, Google Workspace) to a relay of yours before they go to the Internet: a smart host, an outbound gateway, a filter. none: the service delivers them itself. Otherwise what the relay honours of what recipients demand: nothing, dane (RFC 7672), mta-sts (RFC 8461), both. What the relay does not honour is enforced by nobody, so such a level is "encrypted on the way, not enforced" at most. Of a self-hosted webmail named in "extraHosts" the relay\'s word counts alone; of other senders it raises nothing.',
    seen: 'The level at the recipient, and the reason "your organisation’s relay …".',
    example: 'nothing',
  },
  encryptTrigger: {
    title: 'Gateway that encrypts by the subject',
    meaning:
      'A gateway of yours that encrypts a mail when a sign stands in its subject. "text" is that sign, exactly as the gateway wants it, and "place" where: start or end of the subject. "site": hosts of the webmails (and all below them) whose mail goes through the gateway, over https; "sender": domains of the From address, where not all mail from there does: it counts only where the webmail shows one of them. "name" is what your people call the gateway, "link" a help page. "worth": provider-keys, encrypted, and you or the gateway\u2019s maker hold the keys: the level "transport". While the sign stands in the subject, that is the level at least, also where the recipient\u2019s server takes nothing encrypted; recipients by text message or fax stay as they are. Name only a gateway that never sends on the text itself unencrypted. Of the subject nothing is passed on but whether the sign stands there.',
    seen: 'The first button in the card and in the question, "Encrypt with …"; then the level at the recipient, with "set by your organisation" as its source.',
    example: [
      {
        text: '[secure]',
        place: 'start',
        name: 'Example Gateway',
        worth: 'provider-keys',
        site: ['mail.example.com'],
        sender: ['example.com'],
        link: 'https://intranet.example.com/encrypt',
      },
    ],
  },
};
