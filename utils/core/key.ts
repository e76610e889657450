/** What an OpenPGP key is worth for one address, and whom a draft can be encrypted to. Types and constants only. */

/** Why a key is not usable, classified by what a person can do about it. */
export const KEY_FAULTS = [
  'other-address',
  'private',
  'revoked',
  'withdrawn',
  'expired',
  'future',
  'weak',
  'old-kind',
  'no-encryption',
  'garbled',
] as const;
export type KeyFault = (typeof KEY_FAULTS)[number];

/** Whether a key is usable for one address, with the key itself or the reason why not. */
export type KeyUsability =
  | {
      readonly usable: true;
      /** Upper-case hex. */
      readonly fingerprint: string;
      /** The public key with only this address's user ID, armored; null where it is too large to pass on. */
      readonly armored: string | null;
      /** Milliseconds since the epoch; null: it never expires. */
      readonly expiresAt: number | null;
    }
  | { readonly usable: false; readonly fault: KeyFault };

/** The key that was found for an address, and the fingerprint to show for it. */
export interface FoundKey {
  readonly address: string;
  /** In groups of four, the way people compare fingerprints. */
  readonly fingerprint: string;
  /** The public key with only this address's user ID. */
  readonly armored: string;
}

/** The keys that something is encrypted to. */
export interface EncryptTo {
  /** At least one. */
  readonly keys: readonly FoundKey[];
  /** The ciphertext does not reveal which keys open it; readers try theirs (RFC 9580 §5.1, "wildcard"). */
  readonly isHidden: boolean;
}

/** A draft's recipients, and the keys with which it could be encrypted to them. */
export interface DraftKeys {
  /** Host of the page in which the draft is written. */
  readonly site: string;
  /** Id of the compose window, as in reports. */
  readonly window: string;
  /** In the order of the report; `key` null: no usable key. */
  readonly recipients: readonly { readonly address: string; readonly key: FoundKey | null }[];
  /** Number of recipients that cannot be read. */
  readonly unreadable: number;
  /** A key lookup is still running: a recipient without a key may still get one. */
  readonly isPending?: boolean;
  /** The person's own published key; null: none was found, or the sender is not known. */
  readonly own: FoundKey | null;
}
