/** Where a tip was shown in this run of the browser, and where the person wants none: hosts only. */
import { browser } from './browser.ts';

const KEY = 'tips';
/** Of more sites than these the first are forgotten. */
const MOST = 500;

type Area = 'local' | 'session';

async function read(area: Area): Promise<string[]> {
  const stored: unknown = (await browser.storage[area].get(KEY))[KEY];
  return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
}

async function add(area: Area, host: string): Promise<void> {
  const others = (await read(area)).filter((one) => one !== host);
  await browser.storage[area].set({ [KEY]: [...others, host].slice(-MOST) });
}

/** Is a tip to be shown on this site? Once in a run of the browser, and never where the person has hidden it. */
export async function takeTip(host: string): Promise<boolean> {
  const [hidden, shown] = await Promise.all([read('local'), read('session')]);
  if (hidden.includes(host) || shown.includes(host)) return false;
  await add('session', host);
  return true;
}

/** The person wants no tips on this site any more. Of private windows nothing is kept beyond this run. */
export async function hideTips(host: string, isPrivate: boolean): Promise<void> {
  await add(isPrivate ? 'session' : 'local', host);
}
