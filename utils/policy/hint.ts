/** Hints for an admin, as texts of `_locales`. The values are names and JSON exactly as a policy has them. Pure. */
import type { Text } from '../core/alternative.ts';

/** Makes the hint with this message key; `values` fill its placeholders in order. */
export const hint = (key: `hint_${string}`, ...values: readonly string[]): Text => ({ key, values });

/** Makes the hint "Did you mean NAME?". Null without a name. */
export const meant = (name: string | null): Text | null => (name === null ? null : hint('hint_mean', name));

/** Makes the hint "Write one of NAMES". */
export const oneOf = (names: readonly string[]): Text => hint('hint_one_of', names.join(', '));

/** Makes the hint "Write JSON", with the exact text. */
export const literally = (json: string): Text => hint('hint_write', json);

/** The hint for a public suffix: anyone can register a name below it. */
export const ANYBODY = hint('hint_anybody');
