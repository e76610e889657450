/** The names that a policy may use. */

/** The extension's ids; null: whoever asks does not know the one that Chromium's package has. */
export interface OwnIds {
  readonly chromium: string | null;
  readonly firefox: string;
}

/** Names that a policy may use, as far as whoever asks knows them; nothing is said of what is left out. */
export interface KnownNames {
  readonly ids?: OwnIds;
  /** Webmails and chats, as `disabledApps` and `extraHosts` name them. */
  readonly apps?: readonly string[];
  /** Safer alternatives, as `preferredWays` names them. */
  readonly alternatives?: readonly string[];
  /** Can anybody have a name right below this one (public suffixes)? */
  readonly isSuffix?: (name: string) => boolean;
}
