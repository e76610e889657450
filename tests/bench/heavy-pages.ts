/**
 * How much of a heavy page our scripts read: only as much as a person touches, however large the page is and whatever
 * it does.
 */
import { until, type Page } from '../world/browsers/browser.ts';
import type { Stage } from '../e2e/stage.ts';
import type { Measured } from './bytes.ts';
import { countAll, type Counts } from './counters.ts';

const FIELD = (action: string, name: string) =>
  `<form method=post action="${action}"><input name="${name}"><button>Send</button></form>`;
const TOUCHED = `${FIELD('/take', 'calm')}${FIELD('mailto:x@example.org', 'open')}<input type=file id=file>`;
const many = (count: number, one: (number: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join('');

/** Inserts and removes 200 elements a second, as single-page apps do while something happens. */
const INSERTS = `<div id=live></div><script>
  let number = 0;
  setInterval(() => {
    for (let i = 0; i < 10; i += 1) live.append(Object.assign(document.createElement('div'), { innerHTML: '<input name=x' + number++ + '>' }));
    while (live.childElementCount > 200) live.firstChild.remove();
  }, 50);
</script>`;

const PAGES = {
  small: '',
  '500 forms': many(500, (at) => FIELD(`/take/${at}`, `field${at}`)),
  '20,000 nodes': `<main>${many(6_666, (at) => `<p><b>${at}</b></p>`)}</main>`,
  '200 nodes inserted a second': INSERTS,
} as const;
type PageName = keyof typeof PAGES;
/** The most text fields in each page besides those that are touched. */
const FIELDS: Readonly<Record<PageName, number>> = {
  small: 0,
  '500 forms': 500,
  '20,000 nodes': 0,
  '200 nodes inserted a second': 210,
};
const NAMES = Object.keys(PAGES) as PageName[];

/** What a person does in the page. Some of it produces a mark, see below. */
const TOUCHES = {
  'a field of an encrypted form': (page: Page) =>
    page.evaluate(`void document.querySelector('[name=calm]').focus()`),
  'a field of an open form': async (page: Page) => {
    await page.evaluate(`void document.querySelector('[name=open]').focus()`);
    await until(async () => (await page.inline.texts('.mark .words')).length > 0, 'the mark');
  },
  'a chosen file': async (page: Page, file: string) => {
    const before = (await page.inline.texts('.mark .words')).length;
    await page.choose('#file', [file]);
    await until(async () => (await page.inline.texts('.mark .words')).length > before, 'the line');
  },
} as const;
type TouchName = keyof typeof TOUCHES;
const TOUCH_NAMES = Object.keys(TOUCHES) as TouchName[];

/** After these touches there is a mark. */
const MARKING: readonly TouchName[] = ['a field of an open form', 'a chosen file'];
const MARKS = MARKING.length;
/**
 * One for a mark's size, one for what surrounds it, and two for its position, since each position needs its own
 * observer. The engine has one more.
 */
const OBSERVERS_PER_MARK = 4;
/**
 * A mark looks for a free spot point by point: at more points in a crowded window, but never at more in a larger page.
 */
const READS_PER_MARK = 4_000;

/**
 * At the first touch of a page, each of its fields is read once, for a few milliseconds at most, because a recipient
 * may have been typed before anybody listened. This takes two uses of the DOM per field, neither of which forces a
 * layout.
 */
const READS_PER_FIELD = 2;

/** Longer than our scripts read anything after an event (ms). */
const WAIT = 2_000;
const settle = () => new Promise((resolve) => setTimeout(resolve, WAIT));

const minus = (a: Counts, b: Counts): Counts => ({
  reads: a.reads - b.reads,
  wide: a.wide - b.wide,
  observers: a.observers - b.observers,
  messages: a.messages - b.messages,
  hasForms: a.hasForms,
});

export interface HeavyPage {
  readonly name: PageName;
  readonly untouched: Counts;
  readonly touched: Readonly<Record<TouchName, Counts>>;
  /** Counts from after the touch, while nothing is touched any more. */
  readonly afterwards: Counts;
}

async function measure(stage: Stage, name: PageName, file: string): Promise<HeavyPage> {
  const html = `<!doctype html><meta charset=utf-8><title>A page</title>${TOUCHED}${PAGES[name]}`;
  stage.world.pages.set('www.heavy-page.org/', html);
  const page = await stage.open('https://www.heavy-page.org/');
  const count = await countAll(stage, page);
  await settle();
  let before = await count();
  const untouched = before;
  const touched: Partial<Record<TouchName, Counts>> = {};
  for (const touch of TOUCH_NAMES) {
    await TOUCHES[touch](page, file);
    await settle();
    const after = await count();
    touched[touch] = minus(after, before);
    before = after;
  }
  await settle();
  const afterwards = minus(await count(), before);
  await page.close();
  return { name, untouched, touched: touched as Record<TouchName, Counts>, afterwards };
}

/** Measures all heavy pages, and a small one for comparison. */
export async function measureHeavyPages(stage: Stage, file: string): Promise<HeavyPage[]> {
  const measured: HeavyPage[] = [];
  for (const name of NAMES) measured.push(await measure(stage, name, file));
  return measured;
}

/**
 * Returns the counts that gate: nothing before a touch or after it, and no more on a large page than a large window
 * needs.
 */
export function gateHeavyPages(pages: readonly HeavyPage[]): Measured[] {
  const [small] = pages;
  if (!small) return [];
  return pages.flatMap(({ name, untouched, touched, afterwards }) => [
    { what: `${name}, untouched: DOM reads`, value: untouched.reads, limit: 0 },
    { what: `${name}, untouched: messages`, value: untouched.messages, limit: 0 },
    { what: `${name}, left alone after the touches: DOM reads`, value: afterwards.reads, limit: 0 },
    {
      what: `${name}, untouched and with no mark: observers`,
      value: untouched.observers + touched['a field of an encrypted form'].observers,
      limit: 0,
    },
    {
      what: `${name}, with ${MARKS} marks: observers ever made`,
      value: Object.values(touched).reduce((sum, one) => sum + one.observers, 0),
      limit: 1 + MARKS * OBSERVERS_PER_MARK,
    },
    {
      what: `${name}, an encrypted form touched: engine of forms`,
      value: Number(touched['a field of an encrypted form'].hasForms),
      limit: 0,
    },
    ...TOUCH_NAMES.flatMap((touch) => [
      {
        what: `${name}, ${touch}: DOM reads`,
        value: touched[touch].reads,
        limit: MARKING.includes(touch)
          ? READS_PER_MARK
          : small.touched[touch].reads + FIELDS[name] * READS_PER_FIELD,
      },
      { what: `${name}, ${touch}: queries of the whole document`, value: touched[touch].wide, limit: 2 },
    ]),
  ]);
}

/** Returns the same counts as ratios to the small page, for people to read. */
export function ratiosOf(pages: readonly HeavyPage[]): string[] {
  const [small] = pages;
  return pages.slice(1).map(({ name, touched }) => {
    const parts = TOUCH_NAMES.map((touch) => {
      const base = small?.touched[touch].reads ?? NaN;
      return `${touch} ${(touched[touch].reads / base).toFixed(2)} (${touched[touch].reads} / ${base})`;
    });
    return `${name}: ${parts.join(', ')}`;
  });
}
