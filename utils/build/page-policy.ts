/** Which servers each page of the extension may ask: none, except those that read a date from the policy's own server. */
import type { Plugin } from 'vite';

/** These read when the organisation last changed its policy (policy/stamp.ts). */
export const ASKING_PAGES: readonly string[] = ['options', 'popup', 'selftest'];

const POLICY = { 'http-equiv': 'Content-Security-Policy', content: "default-src 'self'" };

/**
 * Adds a policy to the pages that ask nobody: theirs is the stricter of it and the manifest's, which the worker needs as
 * it is. Not during development, when pages are notified of changes over a connection.
 */
export const pagePolicy: Plugin = {
  name: 'sealcheck:page-policy',
  apply: 'build',
  transformIndexHtml(_html, { path }) {
    if (ASKING_PAGES.some((name) => path.includes(`/${name}/`) || path.includes(`/${name}.html`))) return [];
    return [{ tag: 'meta', attrs: POLICY, injectTo: 'head-prepend' }];
  },
};
