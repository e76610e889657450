/**
 * A long day of sending in one browser, compressed: mails, forms and chats in tabs that stay open, while the worker is
 * killed, the resolver fails and storage fills up, at random but repeatably. What was sent is compared with what the
 * person wanted sent.
 */
import { until, type Page } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { answer, gone } from '../world/browsers/question.ts';
import { startStage, type BrowserName } from '../e2e/stage.ts';
import { seeded } from '../fuzz/mutate.ts';
import { sizesOf, type Sizes } from './sizes.ts';

export interface Day {
  readonly sends: number;
  readonly asked: number;
  readonly stayed: number;
  readonly kills: number;
  readonly cuts: number;
  readonly fills: number;
  /**
   * The numbers of the messages that were wanted and not sent; sent more than once; sent although the person refused.
   */
  readonly lost: readonly number[];
  readonly doubled: readonly number[];
  readonly unwanted: readonly number[];
  /** The worker's and each page's sizes, at the start and at the end of the day. */
  readonly sizes: Readonly<Record<Kind, readonly [Sizes, Sizes]>>;
}

/** The form's target frame, so that the page itself stays open. */
const SINK = '<iframe name=sink hidden></iframe>';
/** Replaces a sent form with an empty one, as webmails do for each message. */
const ANEW = `<script>const fresh = document.forms[0].cloneNode(true);
  addEventListener('submit', ({ target }) => setTimeout(() => target.replaceWith(fresh.cloneNode(true))))</script>`;
const HEAD = '<!doctype html><meta charset=utf-8><title>Page</title>';
const PAGES = {
  mail: `${HEAD}<form action="/sent" method=post target=sink><p>To: <input name=to id=to size=60></p><p>Cc: <input name=cc></p>
    <p>Subject: <input name=subject id=number></p><p><textarea name=message rows=6 cols=60></textarea></p><button id=go name=send value=1>Send</button></form>${ANEW}${SINK}`,
  form: `${HEAD}<form action="/sent" method=post target=sink><p><input name=subject id=number></p><p><input type=password name=p id=to></p><button id=go>Log in</button></form>${ANEW}${SINK}`,
  chat: `${HEAD}<textarea id=to style="position:fixed;bottom:10px;left:20%;width:60%;height:60px" placeholder="Message"></textarea><input id=number hidden>
    <script>addEventListener('keydown', (event) => { if (event.key !== 'Enter') return; event.preventDefault();
      void fetch('/sent', { method: 'POST', body: new URLSearchParams({ subject: document.querySelector('#number').value }) }); event.target.value = ''; setTimeout(() => { const next = event.target.cloneNode(); event.target.replaceWith(next); next.focus(); }); })</script>`,
} as const;
type Kind = keyof typeof PAGES;
const URLS: Readonly<Record<Kind, string>> = {
  mail: 'https://mail.unseen-mail.net/',
  form: 'http://open.shop.org/',
  chat: 'https://web.grindr.com/chat',
};
/** What Sealcheck's element says in each page once it is shown. */
const SAID: Readonly<Record<Kind, string>> = { mail: 'gmail.com', form: 'open.shop.org', chat: 'Grindr' };
const KINDS: readonly Kind[] = ['mail', 'mail', 'mail', 'form', 'chat'];
const PEOPLE = [
  'bob@gmail.com',
  '5551234567@vtext.com',
  'bob@plain-mail.org',
  'ann@gmail.com, 5559876543@vtext.com',
];
/** Fills both storage areas as far as their quota allows; an area without a quota takes everything. */
const FILL = `(async () => { for (const area of ['session', 'local']) for (let size = 4_000_000; size > 1_000; size >>= 1)
  await api.storage[area].set({ ['fill' + size]: 'x'.repeat(size) }).catch(() => undefined); return true; })()`;
const EMPTY = `(async () => { for (const area of ['session', 'local']) for (let size = 4_000_000; size > 1_000; size >>= 1)
  await api.storage[area].remove('fill' + size); return true; })()`;
/** Undisturbed sends before the first measurement, so that everything allocated once for good already exists. */
const WARM_UP: readonly (readonly [Kind, string])[] = [
  ['chat', 'hello'],
  ['form', 'hello'],
  ...PEOPLE.map((to) => ['mail', to] as const),
  ['form', 'hello'],
  ['chat', 'hello'],
];

/** Lives through one day of `duration` ms; the same seed draws the same acts. */
export async function liveThrough(name: BrowserName, duration: number, seed: number): Promise<Day> {
  const random = seeded(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  const stage = await startStage(name);
  const { world, browser } = stage;
  try {
    const pages: Partial<Record<Kind, Page>> = {};
    for (const kind of ['mail', 'form', 'chat'] as const) {
      const { host, pathname } = new URL(URLS[kind]);
      world.pages.set(`${host}${pathname}`, PAGES[kind]);
      world.pages.set(`${host}/sent`, 'Thank you');
      pages[kind] = await stage.open(URLS[kind]);
    }
    const counts = { asked: 0, stayed: 0, kills: 0, cuts: 0, fills: 0 };
    const wanted: boolean[] = [];
    let isFull = false as boolean;
    const sentOf = (number: number) =>
      world.posted.filter(({ body }) => new URLSearchParams(body.toString()).get('subject') === `n${number}`)
        .length;

    const disturb = async () => {
      const lot = below(12);
      if (lot === 0) {
        counts.kills += 1;
        await browser.stopWorker();
      } else if (lot === 1) {
        counts.cuts += 1;
        world.faults.set('*', 'servfail');
      } else if (lot === 2) world.faults.delete('*');
      else if (lot === 3 && !isFull) {
        counts.fills += 1;
        isFull = await valueFor<boolean>(browser, 'none:', FILL);
      } else if (isFull) isFull = !(await valueFor<boolean>(browser, 'none:', EMPTY));
    };
    const drawn = (): readonly [Kind, string] => {
      const kind = KINDS[below(KINDS.length)] ?? 'mail';
      return [kind, kind === 'mail' ? (PEOPLE[below(PEOPLE.length)] ?? '') : 'hello'];
    };
    const send = async (kind: Kind, to: string, before: () => Promise<void>) => {
      const page = pages[kind] as Page;
      const number = wanted.push(true) - 1;
      await page.evaluate(
        `void (document.querySelector('#to').value = '', document.querySelector('#number').value = 'n${number}')`,
      );
      await page.type('#to', to);
      await before();
      if (kind === 'chat') await page.press('Enter');
      else await page.click('#go');
      const isAsked = await until(async () => {
        if (sentOf(number) > 0) return 'no';
        return (await page.inline.texts('.hold h2')).length > 0 && 'yes';
      }, `a question or what was sent: ${kind} ${number}`);
      if (isAsked !== 'yes') return;
      counts.asked += 1;
      const isStaying = below(3) === 0;
      if (isStaying) counts.stayed += 1;
      wanted[number] = !isStaying;
      await answer(page, isStaying ? 'cancel' : 'send');
      await gone(page);
      if (!isStaying)
        await until(() => Promise.resolve(sentOf(number) > 0), `what was let go: ${kind} ${number}`);
    };
    const measure = async (before?: Record<Kind, Sizes>) => {
      const sizes: Partial<Record<Kind, Sizes>> = {};
      for (const kind of ['mail', 'form', 'chat'] as const) {
        await stand(kind);
        sizes[kind] = await sizesOf(browser, pages[kind] as Page, URLS[kind], before?.[kind]);
      }
      return sizes as Record<Kind, Sizes>;
    };
    /**
     * Writes something and waits until our element is shown beside it. One element of ours has about ninety listeners,
     * so sizes are only comparable if it is shown in both measurements. It also makes sure that the worker is awake and
     * has judged something.
     */
    const stand = async (kind: Kind) => {
      const page = pages[kind] as Page;
      await page.evaluate(`void (document.querySelector('#to').value = '')`);
      await page.type('#to', kind === 'mail' ? 'bob@gmail.com' : 'hello');
      if (kind === 'mail') await page.click('[name=message]');
      const isStanding = async () => (await page.inline.texts('.sealcheck')).join().includes(SAID[kind]);
      await until(isStanding, `what is said: ${kind}`);
    };

    for (const one of WARM_UP) await send(...one, () => Promise.resolve());
    const start = await measure();
    const end = Date.now() + duration;
    while (Date.now() < end) await send(...drawn(), disturb);
    world.faults.clear();
    if (isFull) await valueFor<boolean>(browser, 'none:', EMPTY);
    const last = await measure(start);
    const those = (fits: (sent: number, isWanted: boolean) => boolean) =>
      wanted.flatMap((isWanted, number) => (fits(sentOf(number), isWanted) ? [number] : []));
    return {
      sends: wanted.length,
      ...counts,
      lost: those((sent, isWanted) => isWanted && sent === 0),
      doubled: those((sent) => sent > 1),
      unwanted: those((sent, isWanted) => !isWanted && sent > 0),
      sizes: {
        mail: [start.mail, last.mail],
        form: [start.form, last.form],
        chat: [start.chat, last.chat],
      },
    };
  } finally {
    await stage.close();
  }
}

/** DOM nodes per send that Chromium keeps after typing, as the field's undo history. */
const TYPED = 2;
/**
 * Allowance for what Firefox cleans up later, and for listeners that a browser itself adds for a while. A leaked
 * element of ours would exceed it.
 */
const STANDING = { nodes: 100, listeners: 5 };

/** Returns everything that went wrong in a day; empty if nothing did. */
export function faultsOf({ sends, lost, doubled, unwanted, sizes }: Day): string[] {
  const grew = (what: string, start: number, end: number, most = start * 1.2) =>
    end > most ? [`${what} grew from ${start} to ${end}`] : [];
  return [
    ...Object.entries({ lost, doubled, unwanted }).flatMap(([what, all]) =>
      all.length > 0 ? [`${what}: ${all.join()}`] : [],
    ),
    ...grew('the worker’s heap', sizes.mail[0].heap, sizes.mail[1].heap),
    ...Object.entries(sizes).flatMap(([kind, [start, end]]) => [
      ...grew(
        `nodes of the page (${kind})`,
        start.nodes,
        end.nodes,
        start.nodes * 1.2 + TYPED * sends + STANDING.nodes,
      ),
      ...grew(
        `listeners of the page (${kind})`,
        start.listeners,
        end.listeners,
        start.listeners + STANDING.listeners,
      ),
    ]),
  ];
}
