/** Where a policy has its probe's token, as an object or within a text of JSON. Pure. */

/** Stands in its place in what is kept. */
export const HIDDEN = 'sealcheck-hidden-token';

const IN_TEXT = /("probeToken"\s*:\s*)("(?:[^"\\]|\\.)*")/g;

/** The same policy with another token in each place of one that is not empty. */
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
