// @vitest-environment jsdom
/**
 * What is shown about one compose window: when it is drawn, what the person has hidden in it, and how a question in it
 * ends.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPanel } from '../../utils/inline/panel.ts';
import { PATIENCE_MS } from '../../utils/page/send/hold.ts';
import { fakeView, fakeWorker, formInPage, turnOfLoop, under, withoutView } from './stage.ts';

const NAME = '5551234567@vtext.com';
const CLAIM = ['+15551234567', 'signal', true] as const;
let worker: ReturnType<typeof fakeWorker>;
let view: ReturnType<typeof fakeView>;

beforeEach(() => {
  worker = fakeWorker(() => null);
  view = fakeView();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin(events: Parameters<typeof openPanel>[2] = {}) {
  const { root, findPlace } = formInPage();
  const panel = openPanel(root, findPlace, events);
  const show = async (report: Parameters<typeof panel.show>[0]) => {
    await panel.show(report);
    await turnOfLoop();
  };
  return { panel, show, hosts: () => document.body.children.length - 1 };
}

describe('a report', () => {
  it('stands in one element, which goes with what there was to say', async () => {
    const { show, hosts } = begin();
    expect(hosts()).toBe(0);
    await show(under('inform'));
    await show(under('warn'));
    expect(hosts()).toBe(1);
    await show(under('inform', { state: 'empty' }));
    expect(hosts()).toBe(0);
    expect(view.drawn.at(-1)).toBe(null);
  });

  it('brings the view when there is something to say, and not before', async () => {
    withoutView();
    const { panel } = begin();
    await panel.show(under('inform', { state: 'empty' }));
    expect(worker.named('inject:view')).toEqual([]);
    await panel.show(under('inform'));
    expect(worker.named('inject:view')).toHaveLength(1);
  });

  it('that is newer is drawn alone where the view came late', async () => {
    withoutView();
    const { panel } = begin();
    const both = [panel.show(under('inform', { id: '0:old' })), panel.show(under('inform', { id: '0:new' }))];
    view = fakeView();
    await Promise.all(both);
    await turnOfLoop();
    expect(view.drawn.map((one) => one?.report.id)).toEqual(['0:new']);
  });

  it('is not drawn where there is nothing to say any more once the view has come', async () => {
    withoutView();
    const { panel, hosts } = begin();
    const both = [panel.show(under('inform')), panel.show(under('inform', { state: 'empty' }))];
    view = fakeView();
    await Promise.all(both);
    await turnOfLoop();
    expect(hosts()).toBe(0);
  });

  it('changes nothing under a pressed button', async () => {
    const pressed: (() => void)[] = [];
    const { show } = begin();
    await show(under('inform', { id: '0:first' }));
    view.view.still = () => new Promise<void>((resolve) => void pressed.push(resolve));
    await show(under('warn', { id: '0:second' }));
    await show(under('warn', { id: '0:third' }));
    expect(view.drawn).toHaveLength(1);
    for (const release of pressed) release();
    await turnOfLoop();
    expect(view.drawn.map((one) => one?.report.id)).toEqual(['0:first', '0:third']);
  });

  it('is taken away where its place is gone', async () => {
    let move: (isGone: boolean) => void = () => undefined;
    view.view.stand = (_host, _box, _place, _root, onLost) => {
      move = () => {
        onLost('gone');
      };
      return () => undefined;
    };
    const { root } = formInPage();
    let place: { at: Element; place: 'after' } | null = { at: root, place: 'after' };
    const panel = openPanel(root, () => place);
    await panel.show(under('inform'));
    await turnOfLoop();
    place = null;
    move(true);
    expect(view.drawn.at(-1)).toBe(null);
    expect(document.body.children).toHaveLength(1);
  });
});

describe('what the person has hidden', () => {
  it('stays hidden in later reports, until they think better of it', async () => {
    const onHidden = vi.fn();
    const { panel, show } = begin({ onHidden });
    await show(under('warn'));
    view.drawn.at(-1)?.onDismiss(NAME);
    await show(under('warn'));
    expect([...(view.drawn.at(-1)?.dismissed ?? [])]).toEqual([NAME]);
    expect(panel.isDismissed(NAME)).toBe(true);
    view.drawn.at(-1)?.onDismiss(NAME, true);
    await turnOfLoop();
    expect(panel.isDismissed(NAME)).toBe(false);
    expect(onHidden.mock.calls).toEqual([[NAME]]);
  });

  it('what they silenced for a while is so until a report says it', async () => {
    const { panel, show } = begin();
    await show(under('warn', { id: '0:w1' }));
    view.drawn.at(-1)?.onSnooze(NAME);
    expect(worker.named('snooze')).toEqual([{ window: 'w1', name: NAME }]);
    expect(panel.isDismissed(NAME)).toBe(true);
    await show(under('inform'));
    expect(panel.isDismissed(NAME)).toBe(false);
  });

  it('what they answered elsewhere is hidden, too', async () => {
    const { panel, show } = begin();
    await show(under('warn'));
    panel.dismiss(NAME);
    await turnOfLoop();
    expect(view.drawn.at(-1)?.dismissed.has(NAME)).toBe(true);
  });
});

it('what the person says of somebody is told, and found anew', async () => {
  const onClaimed = vi.fn();
  const { show } = begin({ onClaimed });
  await show(under('inform', { id: '3:w1' }));
  view.drawn.at(-1)?.onClaim?.(...CLAIM);
  const [handle, means, holds] = CLAIM;
  await vi.waitFor(() => {
    expect(onClaimed).toHaveBeenCalledOnce();
  });
  expect(worker.named('claim')).toEqual([{ window: 'w1', handle, means, holds }]);
});

describe('a question', () => {
  it('follows the newest report until it is answered', async () => {
    view = fakeView(({ id }) => (id === '0:new' ? { ruling: 'cancel' } : null));
    const { panel, show } = begin();
    const answer = panel.ask(under('warn'), false);
    await turnOfLoop();
    await show(under('block', { id: '0:new' }));
    expect(await answer).toEqual({ ruling: 'cancel' });
    await show(under('warn', { id: '0:later' }));
    expect(view.asked.map(({ id }) => id)).toEqual(['0:1', '0:new']);
  });

  it.each([
    [false, 'send', []],
    [true, 'cancel', ['stuck']],
  ] as const)(
    'that the page takes away ends by itself; strict rules: %s',
    async (isStrict, ruling, alerts) => {
      const { panel } = begin();
      const answer = panel.ask(under('warn'), isStrict);
      await turnOfLoop();
      view.lose();
      expect(await answer).toEqual({ ruling, isLost: true });
      expect(view.alerts).toEqual(alerts);
    },
  );

  it('is not waited for where the view does not come', async () => {
    vi.useFakeTimers();
    withoutView();
    worker = fakeWorker(() => new Promise(() => undefined));
    const { panel } = begin();
    const answer = panel.ask(under('warn'), false).catch(() => 'could not be put');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await answer).toBe('could not be put');
  });
});
