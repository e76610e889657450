/** Under which names can anybody register one (`co.uk`, `github.io`)? By the public suffix list in the package. */
import { browser } from '../platform/browser.ts';
import { readPackageText } from './package-tables.ts';

type IsSuffix = (name: string) => boolean;

/** Answers for names in lower case and A-labels, by a list as `suffixTable` makes it. */
export function suffixesIn(table: string): IsSuffix {
  const rules = new Set(table.split(' '));
  return (name) =>
    !rules.has(`!${name}`) && (rules.has(name) || rules.has(`*.${name.slice(name.indexOf('.') + 1)}`));
}

let reading: Promise<IsSuffix> | undefined;

/** The answers of the list in the package, read once. Rejects where it cannot be read; the next call tries again. */
export function readSuffixes(): Promise<IsSuffix> {
  reading ??= readPackageText(browser.runtime.getURL('/tables/suffixes.txt')).then(suffixesIn);
  return reading.catch((error: unknown) => {
    reading = undefined;
    throw error;
  });
}
