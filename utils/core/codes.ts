/** The reasons that each check may give, closed: each has a text of its name (`because_…`), and nothing else may be said. */

/** A name as message keys spell it, which know no hyphen. */
export type Spelled<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Spelled<B>}` : S;

/** A reason's name wherever it leaves the code: the key of its text, what is silenced, what admins' systems are told. */
export function nameOfCode(code: Code): `because_${Spelled<Code>}` {
  return `because_${code.replaceAll('-', '_')}` as `because_${Spelled<Code>}`;
}

/** What any check may say: it needs longer than one round trip, or has a bug. */
export const COMMON_CODES = ['pending', 'check-failed'] as const;

export const CODES = {
  'app-state': [
    'app-not-encrypted',
    'app-plain',
    'app-switched-off',
    'app-undecided',
    'app-provider-keys',
    'app-claimed',
    'app-partly',
    'app-elsewhere',
    'app-password',
    'app-ciphertext',
    'app-end-to-end',
  ],
  gateway: [
    'sms-gateway',
    'sms-listed',
    'mms-gateway',
    'mms-listed',
    'fax-gateway',
    'fax-listed',
    'gateway-retired',
    'gateway-gone',
    'gateway-ending',
  ],
  'mail-domain': [
    'mail-domain-yes',
    'mail-domain-implicit',
    'mail-domain-unknown',
    'mx-mistaken',
    'null-mx',
    'no-such-domain',
    'no-mail-host',
    'address-literal',
    'internal-name',
  ],
  'e2e-provider': [
    'e2e-same-provider',
    'e2e-other-provider',
    'e2e-other-openpgp',
    'e2e-sender-outside',
    'e2e-unknown',
  ],
  operator: ['operator-yes', 'operator-domain', 'operator-no', 'operator-stale', 'operator-unverified'],
  dane: [
    'dane-yes',
    'dane-table',
    'dane-insecure-mx',
    'dane-partly',
    'dane-absent',
    'dane-unusable',
    'dane-unknown',
  ],
  'mta-sts': [
    'mta-sts-enforce',
    'mta-sts-testing',
    'mta-sts-none',
    'mta-sts-partly',
    'mta-sts-refused',
    'mta-sts-brief',
    'mta-sts-kept',
    'mta-sts-table',
    'mta-sts-absent',
    'mta-sts-unknown',
  ],
  probe: [
    'probe-yes',
    'probe-no',
    'probe-certificate',
    'probe-dane',
    'probe-dane-no',
    'probe-fails',
    'probe-old',
    'probe-name',
    'probe-expired',
    'probe-self-signed',
    'probe-unknown',
  ],
  sender: [
    'sender-yes',
    'sender-no',
    'sender-relay',
    'sender-relay-no',
    'sender-other',
    'sender-unread',
    'sender-unknown',
  ],
  'pgp-key': [
    'key-yes',
    'key-none',
    'key-unknown',
    'key-other-address',
    'key-private',
    'key-revoked',
    'key-withdrawn',
    'key-expired',
    'key-future',
    'key-weak',
    'key-old-kind',
    'key-no-encryption',
    'key-garbled',
  ],
  smime: ['smime-said', 'smime-said-no', 'smime-dns'],
  signal: ['signal-said', 'signal-said-no'],
  scheme: [
    'http',
    'open-scheme',
    'mailto',
    'upgraded',
    'hsts',
    'hsts-here',
    'https',
    'page-encrypted',
    'page-open',
    'page-altered',
    'scheme-unknown',
  ],
  tls: ['tls', 'tls-older', 'tls-recorded', 'tls-weak', 'tls-untrusted', 'tls-unknown'],
  sockets: ['socket', 'socket-open', 'missed'],
  phone: [
    'sms',
    'call',
    'facetime',
    'message-apple',
    'message-unconfirmed',
    'message-falls-back',
    'imessage-said',
    'imessage-said-no',
    'imessage-available',
    'imessage-unknown',
    'carrier-acknowledged',
    'carrier-reported',
    'carrier-denied',
    'carrier-counted',
  ],
  'transfer-service': [
    'service-provider',
    'service-recipient',
    'service-claimed',
    'service-assumed',
    'service-not-app',
    'service-framed',
    'service-elsewhere',
    'service-password',
    'service-folder',
    'service-option',
    'service-plan',
    'service-admin',
    'host-reads',
    'file-sealed',
    'product',
    'product-encrypts',
  ],
  'share-link': ['link-key', 'link-no-key'],
  'https-alternative': ['twin-yes', 'twin-no', 'twin-unknown'],
  chat: [
    'chat-sms',
    'chat-texts',
    'chat-may-be-text',
    'chat-rcs',
    'chat-imessage',
    'chat-provider',
    'chat-option',
    'chat-server',
    'chat-end-to-end',
    'chat-always',
    'chat-claimed',
    'chat-business',
    'chat-unseen',
    'chat-stale',
    'chat-unverified',
    'page-open',
  ],
  /** What the organisation itself says, by its policy. */
  organisation: ['partner', 'approved', 'exception', 'corrections-unknown'],
} as const;

export type CheckId = keyof typeof CODES;
/** What this check may say; of no check: any. */
export type Code<C extends CheckId = CheckId> = (typeof CODES)[C][number] | (typeof COMMON_CODES)[number];

/** The reason of a finding, with the values for the placeholders of its text. */
export interface Because<C extends CheckId = CheckId> {
  readonly code: Code<C>;
  readonly values?: readonly string[];
}
