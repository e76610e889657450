/** What every shadow root of ours gets: its styles, and ears for a person's own acts only. */
import { addStyles } from './styles.ts';
import { ignoreUntrusted } from './trusted.ts';

/** Dresses a closed shadow root; `more` are rules for this one. */
export type Dress = (shadow: ShadowRoot, more?: string) => void;

/**
 * Makes the function that gives a closed shadow root this style sheet. Its custom properties get names that nobody can
 * guess: a page that registers ours (`@property` holds for shadow trees, too) would choose our colours, none among them.
 */
export const dressIn = (cssText: string): Dress => {
  const own = `--${crypto.getRandomValues(new Uint32Array(3)).join('')}`;
  return (shadow, more = '') => {
    addStyles(shadow, (cssText + more).replaceAll('--', own));
    ignoreUntrusted(shadow);
  };
};
