/** What every shadow root of ours gets: its styles, and controls that only a person's own acts can operate. */
import { addStyles } from './styles.ts';
import { ignoreUntrusted } from './trusted.ts';

/** Adds our styles and event guards to a closed shadow root; `more` is extra CSS for this root. */
export type Dress = (shadow: ShadowRoot, more?: string) => void;

/**
 * Returns the function that gives a closed shadow root this style sheet. Custom properties get names that nobody can
 * guess: by registering ours (`@property` applies in shadow trees, too), a page could set our colours or leave us none.
 */
export const dressIn = (cssText: string): Dress => {
  const own = `--${crypto.getRandomValues(new Uint32Array(3)).join('')}`;
  return (shadow, more = '') => {
    addStyles(shadow, (cssText + more).replaceAll('--', own));
    ignoreUntrusted(shadow);
  };
};
