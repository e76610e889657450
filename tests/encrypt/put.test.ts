/** How an encrypted file goes back to its page: what is said of it meanwhile, and what a stop leaves there. */
import { expect, it } from 'vitest';
import { PART, type FromField, type ToField } from '../../utils/encrypt/field.ts';
import { receive } from '../../utils/encrypt/from-page.ts';

/** Returns what a page gives that keeps each part, with the parts it holds and the files that were put. */
async function page() {
  const held: string[] = [];
  const put: number[] = [];
  let tell: (answer: FromField) => void = () => undefined;
  const answer = (asked: ToField): FromField => {
    if ('part' in asked) held.push(asked.part);
    if ('forget' in asked) held.length = 0;
    if ('put' in asked) put.push(asked.put.size);
    return 'put' in asked ? { put: 'there' } : { isKept: 'part' in asked };
  };
  const receiving = receive({
    postMessage: (asked) => {
      tell(answer(asked));
    },
    onMessage: { addListener: (listener) => (tell = listener) },
    onDisconnect: { addListener: () => undefined },
  });
  tell({ offer: { host: 'shop.org', places: [{ accept: '', files: [] }] } });
  const given = await receiving;
  if (!given) throw new Error('nothing is given');
  return { given, held, put };
}
const sealed = (size: number) => ({ name: 'a.age', blob: new Blob([new Uint8Array(size)]) });

it('says after each part how much is there', async () => {
  const { given, put } = await page();
  const sent: number[] = [];
  const how = await given.put(0, sealed(2 * PART + 7), undefined, (octets) => sent.push(octets));
  expect([how, sent, put]).toEqual(['there', [PART, 2 * PART, 2 * PART + 7], [2 * PART + 7]]);
});

it('puts nothing once it is told to stop, and leaves nothing of it with the page', async () => {
  const { given, held, put } = await page();
  const stopping = new AbortController();
  const how = await given.put(0, sealed(3 * PART), stopping.signal, () => {
    stopping.abort();
  });
  expect([how, held, put]).toEqual(['stopped', [], []]);
});

it('is not stopped any more once all of it is sent', async () => {
  const { given, put } = await page();
  const stopping = new AbortController();
  const how = await given.put(0, sealed(5), stopping.signal, () => {
    stopping.abort();
  });
  expect([how, put]).toEqual(['there', [5]]);
});
