/** Where a tip was shown in this run of the browser, and where the person wants none: hosts only. */
import { defineItem } from './item.ts';

const KEY = 'tips';
/** With more sites than this the first ones are forgotten. */
const MAX = 500;

const schema = (stored: unknown): readonly string[] | undefined =>
  Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : undefined;
const hidden = defineItem({ area: 'local', key: KEY, schema, default: [] });
const shown = defineItem({ area: 'session', key: KEY, schema, default: [] });

const withHost = (host: string) => (hosts: readonly string[]) =>
  [...hosts.filter((one) => one !== host), host].slice(-MAX);

/** Is a tip to be shown on this site? Once in a run of the browser, and never where the person has hidden it. */
export async function takeTip(host: string): Promise<boolean> {
  if ((await hidden.read()).includes(host)) return false;
  let isFirst = false;
  await shown.change((hosts) => {
    isFirst = !hosts.includes(host);
    return isFirst ? withHost(host)(hosts) : hosts;
  });
  return isFirst;
}

/** The person wants no tips on this site any more. Of private windows nothing is kept beyond this run. */
export async function hideTips(host: string, isPrivate: boolean): Promise<void> {
  await (isPrivate ? shown : hidden).change(withHost(host));
}

/** The sites where the person wants no tips, the newest first. */
export async function readHiddenTips(): Promise<readonly string[]> {
  return (await hidden.read()).toReversed();
}

/** The person wants tips on this site again, from its next page on. */
export async function showTipsAgain(host: string): Promise<void> {
  const without = (hosts: readonly string[]) => hosts.filter((one) => one !== host);
  await Promise.all([hidden.change(without), shown.change(without)]);
}
