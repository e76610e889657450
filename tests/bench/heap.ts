/** Measures the heaps of a page and of the worker, after a garbage collection. */
import type { CDPSession } from 'playwright-core';
import { Chromium } from '../world/browsers/chromium.ts';
import type { Browser } from '../world/browsers/browser.ts';

/** Returns the bytes of all script in a page, the page's own and ours. */
export async function pageHeap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** Returns the bytes of the extension's worker, which must be running. */
export async function workerHeap(browser: Browser): Promise<number> {
  const connection = browser instanceof Chromium ? browser.context.browser() : null;
  if (!connection) throw new Error('Chromium only');
  const cdp = await connection.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  const worker = targetInfos.find(({ type }) => type === 'service_worker');
  if (!worker) throw new Error('no worker');
  // Playwright does not route sub-sessions; messages in an envelope are the protocol's older way.
  const { sessionId } = await cdp.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: false,
  });
  const call = (id: number, method: string) =>
    new Promise<{ usedSize: number }>((resolve) => {
      cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
        const reply = JSON.parse(message) as { id?: number; result: { usedSize: number } };
        if (reply.id === id) resolve(reply.result);
      });
      void cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  await call(1, 'HeapProfiler.collectGarbage');
  const { usedSize } = await call(2, 'Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize;
}
