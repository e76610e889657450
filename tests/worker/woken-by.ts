/** Of each event that a worker is woken for: what a stopped worker has left, and what must come of it then. */
import { expect } from 'vitest';
import { pauseOf } from '../../utils/core/pause.ts';
import type { Listening } from './listening.ts';

const PAGE = 'https://mail.unseen.org/';
const SENDER = { id: 'own-id', url: PAGE, frameId: 0, tab: { id: 7, incognito: false, url: PAGE } };
const DRAFT = {
  sender: { host: 'x' },
  recipients: [{ field: 'to', text: '5551234567@vtext.com' }],
  unreadable: 0,
  blind: false,
};
const ASSESS = {
  name: 'assess',
  request: { window: 'w', adapter: null, depth: 'full', draft: DRAFT },
  turn: 1,
};
const CHANGED = { changed: true };

const say = async (worker: Listening, message: object) => {
  const answers = await Promise.all(worker.happen('runtime.onMessage', message, SENDER));
  return answers[0] as { readonly ok: boolean };
};
const reportIn = ({ kept }: Listening) =>
  Object.keys(kept.storage.session.items).filter((key) => /^tab\W?\d/.test(key));

interface Case {
  /** What a worker has left that was stopped. */
  readonly before?: (worker: Listening) => Promise<unknown>;
  readonly given: readonly unknown[];
  /** Throws until it was done. */
  readonly done: (worker: Listening, answers: readonly unknown[]) => unknown;
}
const isTold = ({ told }: Listening) => {
  expect(told).toContainEqual(CHANGED);
};
/** A request of ours that the stopped worker had made: to a path that is watched, in whichever browser. */
const FORMER = {
  requestId: '1',
  url: 'https://mta-sts.unseen.org/.well-known/mta-sts.txt',
  method: 'GET',
  tabId: -1,
  initiator: 'chrome-extension://own-id',
  ip: '192.0.2.1',
  statusCode: 301,
  error: 'net::ERR_CERT_INVALID',
  responseHeaders: [{ name: 'Location', value: 'https://other-place.org/' }],
};
/**
 * What these hear is about such requests, which are nobody's now: none is stopped, changed or kept waiting, nothing of
 * it is written down, and the next question is answered.
 */
const OF_THE_STOPPED = Object.fromEntries(
  ['ResponseStarted', 'BeforeRedirect', 'ErrorOccurred', 'HeadersReceived'].map((name): [string, Case[]] => [
    `webRequest.on${name}`,
    [
      {
        given: [FORMER],
        done: async (worker, answers) => {
          for (const answer of await Promise.all(answers)) expect(answer ?? {}).toEqual({});
          expect(await say(worker, ASSESS)).toMatchObject({ ok: true });
          const { local, session } = worker.kept.storage;
          expect(reportIn(worker)).not.toEqual([]);
          expect(JSON.stringify([local.items, session.items])).not.toMatch(
            /192\.0\.2\.1|mta-sts\.unseen|other-place|ERR_CERT/,
          );
        },
      },
    ],
  ]),
);
/** Of each event that a worker is woken for, what must come of it then. */
export const WOKEN: Readonly<Record<string, readonly Case[]>> = {
  'runtime.onMessage': [
    {
      given: [ASSESS, SENDER],
      done: async (_, [answer]) => {
        expect(await answer).toMatchObject({ ok: true });
      },
    },
  ],
  'runtime.onConnect': [
    {
      // A page that holds files knows by this connection's end that the worker was stopped.
      given: [{ name: '' }],
      done: (_, answers) => {
        expect(answers).toHaveLength(1);
      },
    },
  ],
  'runtime.onInstalled': [
    {
      given: [{ reason: 'install' }],
      done: ({ opened }) => {
        expect(opened).toEqual(['/welcome.html']);
      },
    },
  ],
  'tabs.onRemoved': [
    {
      before: (worker) => say(worker, ASSESS),
      given: [7],
      done: (worker) => {
        expect(reportIn(worker)).toEqual([]);
      },
    },
  ],
  'tabs.onUpdated': [
    {
      before: (worker) => say(worker, ASSESS),
      given: [7, { status: 'loading', url: 'https://elsewhere.org/' }],
      done: (worker) => {
        expect(reportIn(worker)).toEqual([]);
        expect(worker.shown).toContain('{"tabId":7,"text":null}');
      },
    },
  ],
  'alarms.onAlarm': [
    { given: [{ name: 'edge' }], done: isTold },
    {
      before: ({ kept }) =>
        Promise.resolve(
          (kept.storage.local.items.pauses = [
            { ...pauseOf('mail.unseen.org', 'hour', 1, 24), at: 1, until: 2 },
          ]),
        ),
      given: [{ name: 'pause' }],
      done: ({ kept }) => {
        expect(kept.storage.local.items.pauses).toEqual([]);
      },
    },
  ],
  'storage.onChanged': (
    [
      'local settings',
      'local snoozes',
      'session snoozes',
      'local pauses',
      'local managed',
      'managed x',
    ] as const
  ).map((one) => {
    const [area, key = ''] = one.split(' ');
    return { given: [{ [key]: {} }, area], done: isTold };
  }),
  'permissions.onAdded': [{ given: [{}], done: isTold }],
  'permissions.onRemoved': [{ given: [{}], done: isTold }],
  ...OF_THE_STOPPED,
  // Chromium: a page's own, while it is not yet known which tabs expect files.
  'webRequest.onBeforeSendHeaders': [
    {
      before: ({ kept }) =>
        Promise.resolve((kept.storage.session.items.expecting = { 7: Date.now() + 60_000 })),
      given: [
        {
          requestId: '1',
          url: 'https://x.org/',
          method: 'POST',
          tabId: 7,
          frameId: 0,
          type: 'xmlhttprequest',
        },
      ],
      done: ({ registered }) => {
        // From now on it listens to that tab alone.
        expect(registered.filter(({ event }) => event === 'webRequest.onBeforeSendHeaders')).toMatchObject([
          { isFirst: false, file: 'utils/requests/uploads.ts' },
        ]);
      },
    },
  ],
};
