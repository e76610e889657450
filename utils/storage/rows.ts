/**
 * Tells stored rows that can be used from those that cannot (left by another version, or damaged). One that cannot is
 * passed over when it is read, so that it never costs the others; it is not deleted.
 */
type Type = 'string' | 'number' | 'boolean';

const is = (value: unknown, type: Type) =>
  typeof value === type && (type !== 'number' || Number.isFinite(value));

/** Returns a test of whether a row has all these fields; a number must be finite. */
export function hasFields<T>(fields: { readonly [K in keyof T]?: Type }): (row: unknown) => row is T {
  return (row): row is T =>
    typeof row === 'object' &&
    row !== null &&
    Object.entries<Type>(fields as Readonly<Record<string, Type>>).every(([name, type]) =>
      is((row as Readonly<Record<string, unknown>>)[name], type),
    );
}

/** Returns the schema of a list whose rows have all these fields; undefined where it is no list at all. */
export function listOf<T>(isRow: (row: unknown) => row is T): (stored: unknown) => readonly T[] | undefined {
  return (stored) => (Array.isArray(stored) ? stored.filter(isRow) : undefined);
}
