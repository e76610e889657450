/** Names that a policy may use. */

/** The extension's IDs; null if the caller does not know the package's ID in Chromium. */
export interface OwnIds {
  readonly chromium: string | null;
  readonly firefox: string;
}

/** The names that a policy may use, as far as the caller knows them; what is omitted is not checked. */
export interface KnownNames {
  readonly ids?: OwnIds;
  /** Webmails and chats, as `disabledApps` and `extraHosts` name them. */
  readonly apps?: readonly string[];
  /** Safer alternatives, as `preferredWays` names them. */
  readonly alternatives?: readonly string[];
  /** Whether anybody can register a name right below this one (public suffixes). */
  readonly isSuffix?: (name: string) => boolean;
}
