/** The names that a policy may use. */

/** Names that a policy may use, as far as whoever asks knows them; nothing is said of what is left out. */
export interface KnownNames {
  /** Ids of this extension: Chromium's first. */
  readonly ids?: readonly string[];
  /** Webmails and chats, as `disabledApps` and `extraHosts` name them. */
  readonly apps?: readonly string[];
  /** Safer ways, as `preferredWays` names them. */
  readonly ways?: readonly string[];
  /** Can anybody have a name right below this one (public suffixes)? */
  readonly isSuffix?: (name: string) => boolean;
}
