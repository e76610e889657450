/** What a hundred recipients with keys cost: requests, time, and the worker's memory before and after. */
import { generateKey, type Key } from 'openpgp';
import { lowerAscii, zbase32 } from '../../utils/core/zbase32.ts';
import { sha1 } from '../../utils/lookups/pseudonyms.ts';
import { type Stage } from '../e2e/stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { workerHeap } from './heap.ts';

const ROUNDCUBE = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const DIRECTORY = 'openpgpkey.keys-advanced.org/.well-known/openpgpkey/keys-advanced.org/hu';

export interface KeyBatch {
  /** Requests for keys, and the expected number: one for each recipient. */
  readonly requests: number;
  readonly expected: number;
  /** Milliseconds until every key was found and assessed. */
  readonly time: number;
  /** Bytes: before anybody was looked up, and with the library loaded and every key assessed. */
  readonly heapBefore: number;
  readonly heapAfter: number;
}

/** Pastes this many recipients of one domain, each with their own key, and measures what they cost. */
export async function measureKeys(stage: Stage, recipients: number, rtt: number): Promise<KeyBatch> {
  const { world, browser } = stage;
  const names = Array.from({ length: recipients }, (_, index) => `person${index}`);
  for (const name of names) {
    const userIDs = [{ email: `${name}@keys-advanced.org` }];
    const { publicKey } = (await generateKey({ type: 'ecc', userIDs, format: 'object' })) as {
      publicKey: Key;
    };
    const hash = zbase32(await sha1(lowerAscii(name)));
    world.files.set(`${DIRECTORY}/${hash}`, {
      headers: { 'content-type': 'application/octet-stream' },
      body: publicKey.write(),
    });
  }
  await chooseDomains(browser, 2);
  const page = await stage.open(ROUNDCUBE);
  const heapBefore = await workerHeap(browser);
  const since = world.log.length;
  world.rtt = rtt;
  await page.type('#compose_to li.input input', ' ');
  const list = names.map((name) => `${name}@keys-advanced.org`).join(', ');
  await page.evaluate(`void (document.querySelector('#_to').value = ${JSON.stringify(list)})`);
  await world.waitForRequest(({ question }) => question === 'keys-advanced.org MX', 'the first lookup');
  const start = Date.now();
  await markThat(page, (text) => text.includes(`and ${recipients - 1} more`), 'all recipients');
  const time = Date.now() - start;
  world.rtt = 0;
  const requests = world.log.slice(since).filter(({ kind }) => kind === 'file').length;
  const heapAfter = await workerHeap(browser);
  await page.close();
  return { requests, expected: recipients, time, heapBefore, heapAfter };
}
