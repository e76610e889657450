/** One value of a wrong type in a real managed policy: nothing that was pushed is lost without a word. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withKeys, type PolicyFile } from '../../utils/policy/render/example.ts';
import { until } from '../world/browsers/browser.ts';
import { Firefox } from '../world/browsers/firefox.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { BROWSERS, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';

const LOCKED = {
  mailActions: { exposed: 'block' },
  consentStage: 1,
  disabledApps: [],
  privateWindows: false,
  exceptions: [],
};
const GOOD = withKeys({ locked: LOCKED, recommended: { snoozeDays: 3 } });

/** What an admin may have written, and where that is told. */
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

/** What is told on the options page, and the values in force of these keys. */
async function read(stage: Stage): Promise<{ told: string; mail: string; apps: string; isLocked: boolean }> {
  const page = await stage.open(`${stage.browser.origin}/options.html`);
  await page.waitFor(`document.querySelector('table')`, 'the settings');
  const state = await page.evaluate<{ told: string; mail: string; apps: string; isLocked: boolean }>(`(() => {
    const row = (key) => [...document.querySelectorAll('tr')].find((one) => one.querySelector('th')?.textContent === key);
    return {
      told: document.querySelector('.problems')?.textContent ?? '',
      mail: row('mailActions').textContent,
      apps: row('disabledApps').textContent,
      isLocked: document.querySelector('#stage-1').disabled,
    };
  })()`);
  await page.close();
  return state;
}

const expectHeld = (state: Awaited<ReturnType<typeof read>>) => {
  expect(state.isLocked).toBe(true);
  expect(state.mail).toMatch(/"exposed":"(block|warn)".*locked/);
  expect(state.apps).not.toMatch(/"[^"]*Hotmail/);
};

describe('in Chromium, live', () => {
  let stage: Stage;
  let folder = '';
  beforeAll(async () => {
    ({ stage, folder } = await startUnder('chromium', GOOD));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  it.each(MISFITS)('%j: the last good values hold, and it is told', async (part, path) => {
    writePolicy(folder, { ...GOOD, locked: { ...LOCKED, ...part } });
    await until(async () => (await read(stage)).told.includes(path), `the error at ${path}`);
    const state = await read(stage);
    expectHeld(state);
    expect(state.mail).toContain('"exposed":"block"');
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

describe('in Firefox, which reads its policies at its start, and here once more for each', () => {
  it('each misfit: the last good values hold, and it is told', async () => {
    const { stage, folder } = await startUnder('firefox', GOOD);
    try {
      await waitForPolicy(stage.browser);
      const { browser } = stage;
      if (!(browser instanceof Firefox)) throw new Error('this is no Firefox');
      for (const [part, path] of MISFITS) {
        writePolicy(folder, { ...GOOD, locked: { ...LOCKED, ...part } });
        await browser.readPolicies();
        await until(async () => (await read(stage)).told.includes(path), `the error at ${path}`);
        const state = await read(stage);
        expectHeld(state);
        expect(state.mail, path).toContain('"exposed":"block"');
        writePolicy(folder, GOOD);
        await browser.readPolicies();
        await until(async () => (await read(stage)).told === '', 'the good policy to hold again');
      }
    } finally {
      await stage.close();
    }
  }, 180_000);
});

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
