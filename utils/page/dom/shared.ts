/** The names under which our scripts find each other's things on their own global, which pages cannot see. */

/**
 * Returns the key of this name. A constant of it is cast to `never`, which any type accepts: it is a `unique symbol`,
 * so that interfaces can have it as a key.
 */
export const shared = (name: string): symbol => Symbol.for(`sealcheck.${name}`);
