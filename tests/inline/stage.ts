/** A worker that says what it is told to, and a view that draws nothing and answers as it is told to. */
import { vi } from 'vitest';
import { VIEW, type Answer, type Asking, type View, type ViewProps } from '../../components/inline/view.ts';
import type { Action, Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { assessmentOf, reportOf } from '../components/samples.ts';

/** One message to the worker. */
export interface Told {
  readonly name: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly turn: number;
}

/** Returns a report on one subject, with this action. */
export const under = (action: Action, change: Partial<WindowReport> = {}, level: Level = 'exposed') =>
  reportOf([], { assessments: [{ ...assessmentOf(level), action }], ...change });

/** Waits one turn of the event loop, by which time settled promises have been handled. */
export const turnOfLoop = () => new Promise((done) => setTimeout(done));

/** Installs a worker; `answer` returns its answer or a promise of it; undefined makes it refuse. */
export function fakeWorker(answer: (told: Told) => unknown) {
  const told: Told[] = [];
  let hear: (news: unknown) => void = () => undefined;
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'us',
      onMessage: { addListener: (listener: typeof hear) => (hear = listener) },
      async sendMessage(one: Told) {
        told.push(one);
        const value = await answer(one);
        return value === undefined ? { ok: false, error: 'internal' } : { ok: true, value };
      },
    },
  });
  return {
    told,
    /** Returns the requests with this name, oldest first. */
    named: (name: string) => told.filter((one) => one.name === name).map(({ request }) => request),
    hear: (news: unknown) => {
      hear(news);
    },
  };
}

/** Installs a view; `answer` returns the person's answer to a question; null: they are still thinking. */
export function fakeView(answer: (report: WindowReport) => Answer | null = () => null) {
  const drawn: (ViewProps | null)[] = [];
  const asked: WindowReport[] = [];
  const alerts: string[] = [];
  let lose: () => void = () => undefined;
  let onAnswer: (given: Answer) => void = () => undefined;
  const put = (asking: Asking) => {
    const { report } = asking;
    onAnswer = asking.onAnswer;
    asked.push(report);
    const given = answer(report);
    if (given) setTimeout(onAnswer, 0, given);
  };
  const view: { -readonly [K in keyof View]: View[K] } = {
    dress: () => undefined,
    still: () => Promise.resolve(),
    stand: () => () => undefined,
    mountQuestion: vi.fn(),
    draw: (_root, props) => void drawn.push(props as ViewProps | null),
    drawTip: () => undefined,
    alert: (_root, what) => void alerts.push(what),
    ask(_root, props, onLost) {
      lose = onLost;
      put(props);
      return { update: put, close: () => undefined };
    },
  };
  (globalThis as { [VIEW]?: View })[VIEW] = view;
  return {
    drawn,
    asked,
    alerts,
    view,
    /** Answers the question that is open. */
    answer: (given: Answer) => {
      onAnswer(given);
    },
    /** Takes the question away, as a page can. */
    lose: () => {
      lose();
    },
    last: () => drawn.at(-1)?.report ?? null,
  };
}

/** Removes the view, until `fakeView` is called. */
export const withoutView = () => {
  (globalThis as { [VIEW]?: View | undefined })[VIEW] = undefined;
};

/** Creates a form in the page, with a mounting place beside it. */
export function formInPage() {
  document.body.innerHTML = '';
  const root = document.body.appendChild(document.createElement('form'));
  return { root, findPlace: () => ({ at: root, place: 'after' }) as const };
}

/** Creates promises that the test resolves, by the order in which they were requested. */
export function inHand() {
  const waiting: ((value: unknown) => void)[] = [];
  return {
    wait: () => new Promise((resolve) => waiting.push(resolve)),
    async give(at: number, value: unknown) {
      waiting[at]?.(value);
      await turnOfLoop();
    },
    count: () => waiting.length,
  };
}
