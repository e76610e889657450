/** Finds and replaces the probe's token in a policy, whether that is an object or JSON text. Pure. */

/** Stands in place of the token in what is stored. */
export const HIDDEN = 'sealcheck-hidden-token';

const IN_TEXT = /("probeToken"\s*:\s*)("(?:[^"\\]|\\.)*")/g;

/** Returns the same policy with each non-empty token replaced. */
export function withTokens<T>(raw: T, other: (token: string) => string): T {
  const change = (token: unknown) => (typeof token === 'string' && token !== '' ? other(token) : token);
  const text = JSON.stringify(raw, (key, value: unknown) => {
    if (key === 'probeToken') return change(value);
    if (typeof value !== 'string') return value;
    return value.replace(IN_TEXT, (_, start: string, token: string) => {
      try {
        return start + JSON.stringify(change(JSON.parse(token)));
      } catch {
        return `${start}""`;
      }
    });
  });
  return JSON.parse(text) as T;
}
