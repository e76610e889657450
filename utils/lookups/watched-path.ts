/** Where our own requests to hosts that nobody has named are watched, and what is taken off them. */

/** A path at hosts that nobody has named: our own requests to it are watched, and nobody else's. */
export interface WatchedPath {
  /** With `*` for its rest, as in a match pattern. */
  readonly path: string;
  /** Headers that name extension, browser or language are taken off there. */
  readonly isStripped: boolean;
  /** An answer may send on, once (`mayFollow` of the request). */
  readonly maySendOn?: true;
  /** How the connection is encrypted is part of the answer. */
  readonly showsTls?: true;
}

/** The match pattern of that path at all hosts. */
export const patternOf = ({ path }: WatchedPath): string => `https://*${path}`;
