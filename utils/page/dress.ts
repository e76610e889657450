/** What every shadow root of ours gets: its styles, and ears for a person's own acts only. */
import { addStyles } from './styles.ts';
import { ignoreUntrusted } from './trusted.ts';

/** Makes the function that gives a closed shadow root this style sheet. */
export const dressIn = (cssText: string) => (shadow: ShadowRoot) => {
  addStyles(shadow, cssText);
  ignoreUntrusted(shadow);
};
