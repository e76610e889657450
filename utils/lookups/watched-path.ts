/** Where our own requests to hosts that nobody named are observed, and which headers are removed from them. */

/** A path on hosts that nobody named: our own requests to it are observed, and nobody else's. */
export interface WatchedPath {
  /** May end in `*`, as in a match pattern. */
  readonly path: string;
  /** Whether headers are removed that reveal extension, browser or language. */
  readonly isStripped: boolean;
  /** Set if an answer may redirect, once (`mayFollow` of the request). */
  readonly maySendOn?: true;
  /** Set if the TLS connection is part of the answer. */
  readonly showsTls?: true;
}

/** Returns the match pattern of that path on all hosts. */
export const patternOf = ({ path }: WatchedPath): string => `https://*${path}`;
