// @vitest-environment jsdom
/** Copies of the extension in one page: what one was answered about is not asked about by another. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VIEW, type Answer, type Asking, type View } from '../../components/inline/view.ts';
import { joinCopies } from '../../utils/inline/copies.ts';
import { under } from './stage.ts';

const CHANNEL = 'channel-of-this-site';
const JOINED = Symbol.for('sealcheck.joined');
const own = globalThis as unknown as Record<symbol, unknown>;

/** A copy of the extension: its view, joined to the others, and what it asked. */
function copyOn(channel: string) {
  const asked: Asking[] = [];
  const close = vi.fn();
  const view = {
    ask(_root: Element, first: Asking) {
      asked.push(first);
      return { update: (asking: Asking) => void asked.push(asking), close };
    },
  } as unknown as View;
  own[VIEW] = view;
  own[JOINED] = undefined;
  joinCopies(channel);
  joinCopies(channel);
  return { view, asked };
}

let form: HTMLFormElement;
beforeEach(() => {
  document.body.innerHTML =
    '<form><input name=getRootNode><input name=dispatchEvent></form><form id=other></form>';
  form = document.forms[0] as HTMLFormElement;
});
afterEach(() => {
  vi.useRealTimers();
});

const put = ({ view }: ReturnType<typeof copyOn>, report = under('warn'), root: Element = form) => {
  const answers: Answer[] = [];
  const question = view.ask(root, { report, onAnswer: (one) => void answers.push(one) }, () => undefined);
  return { answers, question };
};
const nextTurn = () => new Promise((done) => setTimeout(done));

describe('a question of another copy', () => {
  it('that was answered is not asked again, once', async () => {
    const [old, now] = [copyOn(CHANNEL), copyOn(CHANNEL)];
    put(old);
    old.asked[0]?.onAnswer({ ruling: 'send', reason: 'they asked for it' });
    expect(put(old).answers, 'its own answer is none for itself').toEqual([]);
    const { answers } = put(now);
    await nextTurn();
    expect(answers).toEqual([{ ruling: 'send', reason: 'they asked for it' }]);
    expect(now.asked).toEqual([]);
    put(now);
    expect(now.asked).toHaveLength(1);
  });

  it('counts as it was when it was answered', async () => {
    const [old, now] = [copyOn(CHANNEL), copyOn(CHANNEL)];
    const { question } = put(old, under('warn'));
    question.update({ report: under('justify'), onAnswer: () => undefined });
    old.asked[1]?.onAnswer({ ruling: 'send' });
    put(now, under('warn'));
    expect(now.asked).toHaveLength(1);
    const { answers } = put(now, under('justify'));
    await nextTurn();
    expect(answers).toEqual([{ ruling: 'send' }]);
  });

  it.each([
    ['that was not answered with sending', CHANNEL, { ruling: 'cancel' }, under('warn'), 'same'],
    ['on another site', 'channel-of-another-site', { ruling: 'send' }, under('warn'), 'same'],
    ['about something worse', CHANNEL, { ruling: 'send' }, under('warn', {}, 'undeliverable'), 'same'],
    ['that policy forbids to send', CHANNEL, { ruling: 'send' }, under('block'), 'same'],
    ['about another form', CHANNEL, { ruling: 'send' }, under('warn'), 'other'],
  ] as const)('%s answers nothing here', (_, channel, given, report, where) => {
    const [old, now] = [copyOn(channel), copyOn(CHANNEL)];
    put(old, report.assessments[0]?.action === 'block' ? report : under('warn'));
    old.asked[0]?.onAnswer(given);
    const root = where === 'other' ? (document.getElementById('other') as Element) : form;
    expect(put(now, report, root).answers).toEqual([]);
    expect(now.asked).toHaveLength(1);
  });

  it('is forgotten where nothing was sent for a while, and heard in a page that was written anew', async () => {
    vi.useFakeTimers();
    const [old, now] = [copyOn(CHANNEL), copyOn(CHANNEL)];
    put(old);
    old.asked[0]?.onAnswer({ ruling: 'send' });
    vi.advanceTimersByTime(60_000);
    put(now);
    expect(now.asked).toHaveLength(1);
    vi.useRealTimers();
    document.replaceChildren(document.documentElement.cloneNode(true));
    await nextTurn();
    const anew = document.forms[0] as HTMLFormElement;
    put(old, under('warn'), anew);
    old.asked.at(-1)?.onAnswer({ ruling: 'send' });
    const { answers } = put(now, under('warn'), anew);
    await nextTurn();
    expect(answers).toEqual([{ ruling: 'send' }]);
  });

  it('in a shadow tree is known by what it stands in', async () => {
    const [old, now] = [copyOn(CHANNEL), copyOn(CHANNEL)];
    const host = document.body.appendChild(document.createElement('div'));
    const inner = host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('form'));
    put(old, under('warn'), inner);
    old.asked[0]?.onAnswer({ ruling: 'send' });
    const { answers } = put(now, under('warn'), inner);
    await nextTurn();
    expect(answers).toEqual([{ ruling: 'send' }]);
  });
});
