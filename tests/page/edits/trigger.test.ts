// @vitest-environment jsdom
/**
 * The tag that makes a gateway encrypt, in the app's own subject field: inserted, read back, and reported to the
 * engine.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActOutcome } from '../../../utils/core/acts.ts';
import type { TriggerFor } from '../../../utils/core/trigger.ts';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { subjectsOf } from '../../../utils/page/compose/subject.ts';
import { TRIGGER, type TriggerReader } from '../../../utils/page/compose/triggered.ts';
import { composeWindow, type ComposeWindow } from '../../../utils/page/compose/window.ts';
import { actIn } from '../../../utils/page/edits/act.ts';
import { putTrigger, readTriggerOf } from '../../../utils/page/edits/trigger.ts';
import { FIXTURES } from '../../adapters/fixtures.ts';
import { openFixture, openPage } from '../pages.ts';

const START = { text: '[secure]', place: 'start' } as const;
const END = { text: '[secure]', place: 'end' } as const;
const own = globalThis as TriggerReader;

/** Sets what the browser does with inserted text (`execCommand`). */
function typing(type: (document: Document, text: string) => void): void {
  Object.defineProperty(Document.prototype, 'execCommand', {
    configurable: true,
    value(this: Document, name: string, _: boolean, text: string) {
      if (name === 'insertText') type(this, text);
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  // Inserts text as browsers do, which jsdom cannot.
  typing((document, text) => {
    const field = document.activeElement as HTMLInputElement;
    field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    const { defaultView } = document;
    if (defaultView) field.dispatchEvent(new (defaultView as unknown as typeof globalThis).Event('input'));
  });
});
afterEach(() => {
  Reflect.deleteProperty(own, TRIGGER);
});

/** Runs an edit and gives the app all the time that it is allowed. */
async function timely(run: Promise<ActOutcome>): Promise<ActOutcome> {
  const over = new AbortController();
  void run.finally(() => {
    over.abort();
  });
  while (!over.signal.aborted) await vi.advanceTimersByTimeAsync(100);
  return run;
}

const PAGE = (subject: string) => `<form><p>From: <select name=from><option>me@city.example</select></p>
  <p>To: <input name=to value="bob@one.example"></p><p>Cc: <input name=cc></p><p>Subject: ${subject}</p>
  <p><textarea name=message rows=10></textarea></p><button>Send</button></form>`;
function open(subject = '<input name=subject>'): { window: ComposeWindow; field: HTMLInputElement } {
  const document = openPage(PAGE(subject), 'https://mail.city.example/');
  const form = document.querySelector('form');
  const window = form && composeWindow(form, null);
  const field = document.querySelector<HTMLInputElement>('[name=subject]');
  if (!window || !field) throw new Error('no window');
  return { window, field };
}

describe('the sign is put into the subject', () => {
  it.each([
    ['', START, '[secure]'],
    ['Offer', START, '[secure] Offer'],
    ['Offer', END, 'Offer [secure]'],
    ['[secure] Offer', START, '[secure] Offer'],
    ['Re: [secure] Offer', START, '[secure] Re: [secure] Offer'],
  ] as const)('%j', async (before, trigger, after) => {
    const { window, field } = open();
    field.value = before;
    const heard = vi.fn();
    field.addEventListener('input', heard);
    expect(await timely(actIn(window.root, { kind: 'trigger', ...trigger }))).toBe('done');
    expect(field.value).toBe(after);
    expect(heard).toHaveBeenCalledTimes(before === after ? 0 : 1);
  });

  it('also where nothing can be typed, as behind a question of ours', async () => {
    typing(() => undefined);
    const { window, field } = open();
    field.value = 'Offer';
    const heard = vi.fn();
    field.addEventListener('input', heard);
    expect(await timely(putTrigger(window, START))).toBe('done');
    expect(field.value).toBe('[secure] Offer');
    expect(heard).toHaveBeenCalled();
  });

  it('and the focus is where it was', async () => {
    const { window } = open();
    const { ownerDocument } = window.root;
    ownerDocument.querySelector<HTMLElement>('[name=message]')?.focus();
    await timely(putTrigger(window, START));
    expect(ownerDocument.activeElement?.getAttribute('name')).toBe('message');
  });

  it('is said not to be there where the app takes it away again, and nothing of the subject is lost', async () => {
    const { window, field } = open();
    field.value = 'Offer';
    field.addEventListener('input', () => {
      field.value = 'Offer';
    });
    expect(await timely(putTrigger(window, START))).toBe('refused');
    expect(field.value).toBe('Offer');
  });

  it('nor where the field has no room for it', async () => {
    const { window, field } = open();
    typing(() => undefined);
    field.value = 'Offer';
    field.addEventListener('input', () => {
      field.value = field.value.slice(0, 10);
    });
    expect(await timely(putTrigger(window, START))).toBe('refused');
    expect(field.value).toBe('Offer');
  });

  it.each([
    ['no field', '<input name=subject style="display:none">'],
    ['two of them', '<input name=subject> <span>Subject: <input aria-label="Subject"></span>'],
  ])('nor where there is %s', async (_, subject) => {
    const { window, field } = open(subject);
    expect(await timely(putTrigger(window, START))).toBe('refused');
    expect(field.value).toBe('');
  });
});

describe('the engine is told whether it stands', () => {
  const known: TriggerFor[] = [{ ...START, sender: ['city.example'] }];
  it('at each reading, by one word and nothing else of the subject', () => {
    own[TRIGGER] = readTriggerOf(() => known);
    const { window, field } = open();
    expect(readDraft(window)).not.toHaveProperty('isTriggered');
    field.value = '[secure] Figures of the quarter';
    const draft = readDraft(window);
    expect(draft.isTriggered).toBe(true);
    expect(JSON.stringify(draft)).not.toMatch(/secure|Figures/);
    field.value = 'Figures of the quarter';
    expect(readDraft(window)).not.toHaveProperty('isTriggered');
  });

  it.each<[string, TriggerFor[]]>([
    ['nothing is known of any', []],
    ['it is another sender’s', [{ ...START, sender: ['other.example'] }]],
    ['it is wanted elsewhere', [END]],
    // As in the worker, the first entry that applies to the sender counts.
    ['another one comes first', [{ text: '#enc', place: 'start' }, START]],
  ])('not where %s', (_, all) => {
    own[TRIGGER] = readTriggerOf(() => all);
    const { window, field } = open();
    field.value = '[secure] Offer';
    expect(readDraft(window)).not.toHaveProperty('isTriggered');
  });

  it('not where it is not known which field is sent', () => {
    own[TRIGGER] = readTriggerOf(() => known);
    const { window, field } = open('<input name=subject> <span>Subject: <input aria-label="Subject"></span>');
    field.value = '[secure] Offer';
    expect(readDraft(window)).not.toHaveProperty('isTriggered');
  });

  it('by the browser’s own reading, whatever the page makes of the field', () => {
    own[TRIGGER] = readTriggerOf(() => known);
    const { window, field } = open();
    Object.defineProperty(field, 'value', { get: () => '[secure] forged' });
    expect(readDraft(window)).not.toHaveProperty('isTriggered');
  });
});

it.each(FIXTURES.map(({ name, path, adapter }) => [name, path, adapter] as const))(
  '%s: at most one field is the subject’s',
  (_, path, adapter) => {
    for (const window of findWindows(adapter, openFixture(path)))
      expect(subjectsOf(window).length).toBeLessThanOrEqual(1);
  },
);
