/** What an OpenPGP key is worth for one address. Types and constants only. */

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
