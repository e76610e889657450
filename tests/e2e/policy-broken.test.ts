/** One value of the wrong type in a real managed policy: nothing that was pushed is lost silently. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withKeys, type PolicyFile } from '../../utils/policy/render/example.ts';
import { until } from '../world/browsers/browser.ts';
import { Firefox } from '../world/browsers/firefox.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { BROWSERS, only, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';

const LOCKED = {
  mailActions: { exposed: 'block' },
  consentStage: 1,
  disabledApps: [],
  privateWindows: false,
  exceptions: [],
};
const GOOD = withKeys({ locked: LOCKED, recommended: { snoozeDays: 3 } });

/** Mistakes that an admin may make, and the path at which each is reported. */
const MISFITS: readonly (readonly [part: object, path: string])[] = [
  [{ consentStage: '1' }, 'locked.consentStage'],
  [{ mailActions: 'block' }, 'locked.mailActions'],
  [{ mailActions: { exposed: 5 } }, 'locked.mailActions'],
  [{ mailActions: { exposd: 'block' } }, 'locked.mailActions.exposd'],
  [{ disabledApps: 'Gmail' }, 'locked.disabledApps'],
  [{ disabledApps: ['Gmail', 5] }, 'locked.disabledApps'],
  [{ privateWindows: 'true' }, 'locked.privateWindows'],
  [{ privateWindows: 1 }, 'locked.privateWindows'],
  [{ consentStage: null }, 'locked.consentStage'],
  [{ consentStage: 1.5 }, 'locked.consentStage'],
  [
    { exceptions: [{ kind: 'domain', value: 'vtext.com', reason: 'x', untill: '2020-01-01' }] },
    'locked.exceptions.0',
  ],
  [{ exceptions: [{ kind: 'destination', value: 'github.io', reason: 'x' }] }, 'locked.exceptions.0.value'],
];

/** Returns the good policy with one mistake; its `snoozeDays` distinguish it from the one before. */
const broken = (part: object, snoozeDays: number): PolicyFile => ({
  ...GOOD,
  locked: { ...LOCKED, ...part },
  recommended: { snoozeDays },
});

interface State {
  readonly told: string;
  readonly mail: string;
  readonly apps: string;
  readonly days: string;
  readonly isLocked: boolean;
}

/** Returns what the options page reports, and the values in force for these keys. */
async function read(stage: Stage): Promise<State> {
  const page = await stage.open(`${stage.browser.origin}/options.html`);
  await page.waitFor(`document.querySelector('table')`, 'the settings');
  const state = await page.evaluate<State>(`(() => {
    const row = (key) => [...document.querySelectorAll('tr')].find((one) => one.querySelector('th')?.textContent === key);
    return {
      told: document.querySelector('.problems')?.textContent ?? '',
      mail: row('mailActions').textContent,
      apps: row('disabledApps').textContent,
      days: row('snoozeDays').querySelector('td').textContent,
      isLocked: document.querySelector('#stage-1').disabled,
    };
  })()`);
  await page.close();
  return state;
}

/** Waits until the policy with this mistake is in force; returns the state then. */
async function arrived(stage: Stage, days: number, path: string): Promise<State> {
  let state = await read(stage);
  await until(
    async () => (state = await read(stage)).days === String(days) && state.told.includes(path),
    `the error at ${path}`,
  );
  return state;
}

const expectHeld = (state: State) => {
  expect(state.isLocked).toBe(true);
  expect(state.mail).toMatch(/"exposed":"(block|warn)".*locked/);
  expect(state.apps).not.toMatch(/"[^"]*Hotmail/);
};

describe.each(only('chromium'))('in %s, live', (name) => {
  let stage: Stage;
  let folder = '';
  beforeAll(async () => {
    ({ stage, folder } = await startUnder(name, GOOD));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  it.each(MISFITS.map(([part, path], index) => [part, path, index + 4] as const))(
    '%j: the last good values hold, and it is told',
    async (part, path, days) => {
      writePolicy(folder, broken(part, days));
      const state = await arrived(stage, days, path);
      expectHeld(state);
      expect(state.mail).toContain('"exposed":"block"');
    },
  );

  it('a good one ends what was wrong', async () => {
    writePolicy(folder, GOOD);
    await until(async () => (await read(stage)).told === '', 'the good policy to hold again');
  });

  it('without the names of the keys, too; the policy is gone when all of it is', async () => {
    writePolicy(folder, { locked: { ...LOCKED, consentStage: '1' }, recommended: { snoozeDays: 4 } });
    await until(async () => (await read(stage)).told.includes('locked.mailActions'), 'the error');
    expectHeld(await read(stage));
    writePolicy(folder, null);
    await until(async () => !(await read(stage)).isLocked, 'the policy to be gone');
    expect((await read(stage)).told).toBe('');
  });

  it('arrives whole as one text, whatever is wrong in it', async () => {
    const text = JSON.stringify({ locked: { ...LOCKED, consentStage: '1' } });
    writePolicy(folder, { keys: GOOD.keys ?? '', policyJson: text } as PolicyFile);
    await until(async () => (await read(stage)).told.includes('locked.consentStage'), 'the error');
    const state = await read(stage);
    expectHeld(state);
    expect(state.mail).toContain('"exposed":"block"');
  });
});

describe.each(only('firefox'))(
  'in %s, which reads its policies at its start, and here once more for each',
  (name) => {
    it('each misfit: the last good values hold, and it is told', async () => {
      const { stage, folder } = await startUnder(name, GOOD);
      try {
        await waitForPolicy(stage.browser);
        const { browser } = stage;
        if (!(browser instanceof Firefox)) throw new Error('this is no Firefox');
        for (const [index, [part, path]] of MISFITS.entries()) {
          writePolicy(folder, broken(part, index + 4));
          await browser.readPolicies();
          const state = await arrived(stage, index + 4, path);
          expectHeld(state);
          expect(state.mail, path).toContain('"exposed":"block"');
        }
        writePolicy(folder, GOOD);
        await browser.readPolicies();
        await until(async () => (await read(stage)).told === '', 'the good policy to hold again');
      } finally {
        await stage.close();
      }
    }, 180_000);
  },
);

describe.each(BROWSERS)('in %s, from the start', (name) => {
  it('is held to the default, or to the rest that arrived, and told', async () => {
    const { stage } = await startUnder(name, { ...GOOD, locked: { ...LOCKED, consentStage: '1' } });
    try {
      await waitForPolicy(stage.browser);
      const state = await read(stage);
      expect(state.told).toContain('locked.consentStage');
      expectHeld(state);
    } finally {
      await stage.close();
    }
  });
});
