/** Names under which anybody can register one (`co.uk`, `github.io`): the public suffix list in the package. */
import { suffixesIn, type IsSuffix } from '../core/suffixes.ts';
import { browser } from '../platform/browser.ts';
import { readPackageText } from './package-tables.ts';

let reading: Promise<IsSuffix> | undefined;

/** Reads the package's list, once, as a predicate. Rejects if it cannot be read; the next call tries again. */
export function readSuffixes(): Promise<IsSuffix> {
  reading ??= readPackageText(browser.runtime.getURL('/tables/suffixes.txt')).then(suffixesIn);
  return reading.catch((error: unknown) => {
    reading = undefined;
    throw error;
  });
}
