/** What an OpenPGP key is worth for one address, and whom a draft can be encrypted to. Types and constants only. */

/** Why a key cannot be used, by what a person could do about it. */
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

export type KeyWorth =
  | {
      readonly usable: true;
      /** Upper-case hex. */
      readonly fingerprint: string;
      /** The public key with this address' user id only, armored; null where it is too large to hand on. */
      readonly armored: string | null;
      /** Milliseconds since the epoch; null: never. */
      readonly expiresAt: number | null;
    }
  | { readonly usable: false; readonly fault: KeyFault };

/** A key as it was found for an address, and shown by its fingerprint. */
export interface FoundKey {
  readonly address: string;
  /** In groups of four, as people compare them. */
  readonly fingerprint: string;
  /** The public key with this address' user id only. */
  readonly armored: string;
}

/** Whom something is encrypted to. */
export interface EncryptTo {
  /** At least one. */
  readonly keys: readonly FoundKey[];
  /** Which keys open it is not to be seen from outside: they are found by trying (RFC 9580 §5.1, "wildcard"). */
  readonly isHidden: boolean;
}

/** Whom a draft is to, and with which keys it could be encrypted to them. */
export interface DraftKeys {
  /** Host of the page in which it is written. */
  readonly site: string;
  /** The window in which it is written, as reports name it. */
  readonly window: string;
  /** In the order of the report; null: none that can be used. */
  readonly recipients: readonly { readonly address: string; readonly key: FoundKey | null }[];
  /** Recipients that cannot be read. */
  readonly unreadable: number;
  /** Somebody's key is still asked for: who has none as yet may have one. */
  readonly isPending?: boolean;
  /** The person's own published one; null: none was found, or they are not known. */
  readonly own: FoundKey | null;
}
