/** Mail domains without a Web Key Directory: a lookup there would only reveal to the provider whom one writes to. */
import { largeTable } from './large.ts';

let names: ReadonlySet<string> | undefined;

/** Whether this domain belongs to one of the large providers that publish no keys. */
export function hasNoDirectory(domain: string): boolean {
  names ??= new Set(largeTable('no-wkd').names.join(' ').split(' '));
  return names.has(domain);
}
