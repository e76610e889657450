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

/** A report on one subject, with this action. */
export const under = (action: Action, change: Partial<WindowReport> = {}, level: Level = 'exposed') =>
  reportOf([], { assessments: [{ ...assessmentOf(level), action }], ...change });

/** What a promise waits for is done by then: a turn of the event loop. */
export const turnOfLoop = () => new Promise((done) => setTimeout(done));

/** The worker; `answer` says what it answers, or a promise of it; undefined: it refuses. */
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
    /** What was asked under this name, oldest first. */
    named: (name: string) => told.filter((one) => one.name === name).map(({ request }) => request),
    hear: (news: unknown) => {
      hear(news);
    },
  };
}

/** The view; `answer` says what a person does about a question, null: they think. */
export function fakeView(answer: (report: WindowReport) => Answer | null = () => null) {
  const drawn: (ViewProps | null)[] = [];
  const asked: WindowReport[] = [];
  const alerts: string[] = [];
  let lose: () => void = () => undefined;
  const put = ({ report, onAnswer }: Asking) => {
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
    /** The page takes the question away. */
    lose: () => {
      lose();
    },
    last: () => drawn.at(-1)?.report ?? null,
  };
}

/** No view is there until `fakeView` is called. */
export const withoutView = () => {
  (globalThis as { [VIEW]?: View | undefined })[VIEW] = undefined;
};

/** A form in the page, with a place beside it. */
export function formInPage() {
  document.body.innerHTML = '';
  const root = document.body.appendChild(document.createElement('form'));
  return { root, findPlace: () => ({ at: root, place: 'after' }) as const };
}

/** Answers that are given when the test says so, by the order of their questions. */
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
