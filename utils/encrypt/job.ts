/** What a page asks its worker thread to do, and how that ends. */

/**
 * What went wrong: a file (`path`) could not be read, a text (`key`) is no key, or keys may not be used now; with none
 * of these, anything else (memory, disk).
 */
export interface Failed {
  readonly failed: true;
  readonly path?: string;
  readonly key?: string;
  /** The addresses whose keys may not be used now. */
  readonly unusable?: readonly string[];
}

/** A running job. Its thread ends with it, or when it is stopped; what it has made, whole or in part, is discarded then. */
export interface Job<T> {
  readonly ended: Promise<T | Failed>;
  readonly stop: () => void;
}
