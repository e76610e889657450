/** What a page asks its thread to do, and how that ends. */

/** What went wrong: a file could not be read, a text is no key, keys may not be used now; neither: anything else (memory, disk). */
export interface Failed {
  readonly failed: true;
  readonly path?: string;
  readonly key?: string;
  /** Whose keys these are. */
  readonly unusable?: readonly string[];
}

/** A running job. Its thread ends with it, or when it is stopped; partial results are discarded. */
export interface Job<T> {
  readonly ended: Promise<T | Failed>;
  readonly stop: () => void;
}
