/** Where a tip was shown since the browser started, and where the person wants none: hosts only. */
import { defineItem } from './item.ts';

const KEY = 'tips';
/** With more sites than this, the earliest are forgotten. */
const MAX = 500;

const schema = (stored: unknown): readonly string[] | undefined =>
  Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : undefined;
const hidden = defineItem({ area: 'local', key: KEY, schema, default: [] });
const shown = defineItem({ area: 'session', key: KEY, schema, default: [] });

const withHost = (host: string) => (hosts: readonly string[]) =>
  [...hosts.filter((one) => one !== host), host].slice(-MAX);

/** Claims this site's tip: true once until the browser closes, and never if the person has hidden tips there. */
export async function takeTip(host: string): Promise<boolean> {
  if ((await hidden.read()).includes(host)) return false;
  let isFirst = false;
  await shown.change((hosts) => {
    isFirst = !hosts.includes(host);
    return isFirst ? withHost(host)(hosts) : hosts;
  });
  return isFirst;
}

/** Hides tips on this site. In private windows that is kept only until the browser closes. */
export async function hideTips(host: string, isPrivate: boolean): Promise<void> {
  await (isPrivate ? shown : hidden).change(withHost(host));
}

/** Returns the sites where the person wants no tips, newest first. */
export async function readHiddenTips(): Promise<readonly string[]> {
  return (await hidden.read()).toReversed();
}

/** Shows tips on this site again, from its next page on. */
export async function showTipsAgain(host: string): Promise<void> {
  const without = (hosts: readonly string[]) => hosts.filter((one) => one !== host);
  await Promise.all([hidden.change(without), shown.change(without)]);
}
