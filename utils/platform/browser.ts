/** The only import of the polyfill (design.md §6), for worker and extension pages; content scripts do without it. */
import browser from 'webextension-polyfill';

export { browser };
