/** The reference for what happens to mail on the organisation's own servers. */
import type { Key } from './schema.ts';
import type { Doc } from './reference-doc.ts';

type GatewayKey = Extract<Key, 'outboundRelay' | 'encryptTrigger'>;

/** The texts, by key. */
export const GATEWAYS: { readonly [K in GatewayKey]: Doc<K> } = {
  outboundRelay: {
    title: 'Relay for outgoing mail',
    meaning:
      'Whether your mail service (Microsoft 365, Google Workspace) sends mail through a relay of yours: a smart host, outbound gateway or filter.',
    details:
      'none: it delivers directly. Otherwise what the relay enforces if the recipient\'s domain publishes it: nothing, dane (RFC 7672), mta-sts (RFC 8461) or both. What the relay does not enforce, nobody does: the level is then "transport" at most. For a self-hosted webmail in "extraHosts" only this setting counts; for other senders it never raises a level.',
    seen: 'The level beside the recipient, and the evidence about your organisation’s relay.',
    example: 'nothing',
  },
  encryptTrigger: {
    title: 'Gateway that encrypts by subject',
    meaning: 'A gateway of yours that encrypts mail with a keyword in the subject.',
    details:
      '"text": the keyword, exactly as the gateway expects it. "place": start or end of the subject. "site": hosts (including subdomains) of the webmails whose mail passes through the gateway, over https. "sender": domains of the From address, if only their mail does; applies only when the webmail shows one of them. "name": what your people call the gateway. "link": a help page. "worth": provider-keys (you or the gateway\u2019s vendor hold the keys: level "transport"). With the keyword in the subject, the level is at least that, even if the recipient\u2019s server takes no encryption; text-message and fax recipients keep theirs. Name only a gateway that never forwards the text unencrypted. Of the subject, only whether it has the keyword is passed on.',
    seen: '"Encrypt with …" as the first button in the card and the question; then the level beside the recipient, with the source "set by your organisation".',
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
