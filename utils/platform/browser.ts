/** The one import of the polyfill (design.md §6): worker and extension pages; content scripts go without. */
import browser from 'webextension-polyfill';

export { browser };
