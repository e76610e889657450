/**
 * What is in force given policy, the person's choice and the browser's own consent; and which choices are asked for and
 * stored.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, passwordFor, readSettings, type Settings } from '../../utils/policy/settings.ts';
import { fake } from './settings-browser.ts';

const { idbMock } = vi.hoisted(() => ({ idbMock: {} as { openDB: (...all: unknown[]) => unknown } }));
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => idbMock.openDB(...given) }));
vi.mock('../../utils/platform/browser.ts', async () => ({
  browser: (await import('./settings-browser.ts')).browser,
}));
const { saveChoice } = await import('../../utils/policy/save.ts');
const { createEffectiveSettings, ownSettings, readEffectiveSettings, resolverOf } =
  await import('../../utils/policy/effective-settings.ts');
const { awaitManaged } = await import('../../utils/policy/managed.ts');
const { bindLookups } = await import('../../utils/worker/lookups.ts');

const MAIL = 'personalCommunications';
const PERSON = 'personallyIdentifyingInfo';
const NONE: ReadonlySet<string> = new Set();
const SERVER = { url: 'https://mac.own.org', password: 'p4ss' };
const stored = () => fake.local.settings as Settings;
const chose = (choice: Partial<Settings>) =>
  (fake.local.settings = { ...DEFAULT_SETTINGS, chosen: true, ...choice });

beforeEach(async () => {
  const { freshIdb } = await import('../worker/fake-idb.ts');
  freshIdb(idbMock);
  Object.assign(fake, { scheme: 'moz-extension', managed: {}, local: {}, session: {} });
  Object.assign(fake, { isBusy: false, waiting: [], given: [], asked: [], isRefused: false });
});

it('decisions that must be kept are kept as long as the organisation has it, whatever the person chose', async () => {
  chose({ more: { journalDays: 1 } });
  expect((await readEffectiveSettings(0)).settings.journalDays.value).toBe(1);
  fake.managed = { locked: { keepDecisions: true } };
  expect((await readEffectiveSettings(0)).settings.journalDays.value).toBe(30);
});

it('a locked resolver that cannot be read is off, whatever the person chose: nobody is asked', async () => {
  chose({ resolver: { kind: 'cloudflare' } });
  fake.managed = { locked: { resolver: 'http://plain.example' } };
  expect(resolverOf((await readEffectiveSettings(0)).settings)).toEqual({ kind: 'off' });
  const { resolver, ...others } = (await readEffectiveSettings(0)).settings;
  const unread = { ...others, resolver: { ...resolver, value: 'http://plain.example' } };
  expect(resolverOf(unread)).toEqual({ kind: 'off' });
});

describe('Firefox’ own consent', () => {
  it.each([
    [0, []],
    [1, [MAIL]],
    [2, [MAIL, PERSON]],
    [3, [MAIL, PERSON]],
  ] as const)('stage %i asks for %j', async (stage, categories) => {
    expect(await saveChoice({ stage }, NONE)).toBe(true);
    expect(fake.asked).toEqual(categories.length > 0 ? [{ data_collection: categories }] : []);
    expect(stored().stage).toBe(stage);
  });

  it('a server of one’s own is told numbers and addresses, whatever the stage', async () => {
    await saveChoice({ stage: 0, blueBubbles: SERVER }, NONE);
    expect(fake.asked).toEqual([{ data_collection: [MAIL, PERSON] }]);
  });

  it('where it is refused, nothing is kept', async () => {
    fake.isRefused = true;
    expect(await saveChoice({ stage: 3 }, NONE)).toBe(false);
    expect(fake.local).toEqual({});
  });

  it('the person is not asked about what the organisation granted', async () => {
    expect(await saveChoice({ stage: 3, privateWindows: true }, new Set(['stage']))).toBe(true);
    expect(fake.asked).toEqual([]);
    expect(stored()).toMatchObject({ stage: 0, privateWindows: true });
  });

  it('nobody is asked in Chromium, which has none', async () => {
    fake.scheme = 'chrome-extension';
    await saveChoice({ stage: 3 }, NONE);
    expect(fake.asked).toEqual([]);
    expect((await readEffectiveSettings(0)).settings.consentStage.value).toBe(3);
  });

  it.each([
    [[MAIL, PERSON], 3],
    [[MAIL], 1],
    [[PERSON], 0],
    [[], 0],
  ])('with %j given, of stage 3 holds stage %i', async (given, stage) => {
    chose({ stage: 3, blueBubbles: SERVER });
    fake.given = given;
    const { settings } = await readEffectiveSettings(0);
    expect(settings.consentStage).toMatchObject({ value: stage, origin: 'you' });
    expect(settings.blueBubblesUrl.value).toBe(stage === 3 ? SERVER.url : '');
  });

  it('holds no longer as soon as it is taken back', async () => {
    chose({ stage: 3 });
    fake.given = [MAIL, PERSON];
    const inForce = createEffectiveSettings(() => 0);
    fake.managed = { recommended: { tips: false } };
    expect((await inForce()).settings.consentStage.value).toBe(3);
    fake.given = [];
    for (const listener of fake.onRemoved) listener();
    expect((await inForce()).settings.consentStage.value).toBe(0);
  });

  it('is the organisation’s where it sets the stage', async () => {
    fake.managed = { locked: { consentStage: 3 } };
    expect((await readEffectiveSettings(0)).settings.consentStage).toMatchObject({
      value: 3,
      isLocked: true,
    });
  });
});

describe('the password of a BlueBubbles server', () => {
  it('is kept for the server that the organisation set, and for no other', async () => {
    fake.managed = { locked: { blueBubblesUrl: 'https://mac.office.org' } };
    const { settings, locked } = ownSettings(await readEffectiveSettings(0));
    expect(settings.blueBubbles).toEqual({ url: 'https://mac.office.org', password: '' });
    await saveChoice({ ...settings, blueBubbles: { ...settings.blueBubbles, password: 'p4ss' } }, locked);
    const kept = await readSettings();
    expect(passwordFor('https://mac.office.org', kept)).toBe('p4ss');
    expect(passwordFor('https://mac.elsewhere.org', kept)).toBe('');
    expect(JSON.stringify(stored()), 'pages’ processes could read it there').not.toContain('p4ss');
    fake.managed = { recommended: { tips: false } };
    expect(
      (await readEffectiveSettings(0)).settings.blueBubblesUrl.value,
      'it does not outlive the policy',
    ).toBe('');
  });
});

describe('a browser that is too busy to tell its policy', () => {
  const answer = () => {
    fake.isBusy = false;
    for (const tell of fake.waiting.splice(0)) tell();
  };

  it('has not taken back what it told before', async () => {
    fake.managed = { locked: { mailActions: { exposed: 'block' } } };
    await readEffectiveSettings(0);
    fake.isBusy = true;
    const { settings, managed } = await readEffectiveSettings(100_000);
    expect(settings.mailActions.value.exposed).toBe('block');
    expect(managed.state).toBe('waiting');
    fake.managed = {};
    answer();
    const after = () => readEffectiveSettings(100_000).then((inForce) => inForce.managed.state);
    await expect.poll(after, { message: 'nothing, at once, means nothing' }).toBe('none');
  });

  it('is waited for once, by whoever asks first', async () => {
    vi.useFakeTimers();
    fake.isBusy = true;
    const first = readEffectiveSettings(0);
    await vi.runAllTimersAsync();
    await first;
    expect((await readEffectiveSettings(0)).managed.state, 'without any time passing').toBe('waiting');
    answer();
    vi.useRealTimers();
  });

  it('is parsed once for all questions until it is another text', async () => {
    fake.managed = { locked: { colour: 'red' } };
    const { problems } = await readEffectiveSettings(0);
    expect((await readEffectiveSettings(0)).problems).toBe(problems);
    fake.managed = { locked: { color: 'red' } };
    expect((await readEffectiveSettings(0)).problems).not.toEqual(problems);
  });

  it('is waited for before the person is asked what the organisation may have chosen', async () => {
    fake.isBusy = true;
    fake.managed = { locked: { consentStage: 1 } };
    const { consentStage } = (await readEffectiveSettings(0)).settings;
    expect(consentStage.origin, 'nobody waits for it to write a mail').toBe('default');
    const told = awaitManaged(0);
    answer();
    await told;
    expect((await readEffectiveSettings(0)).settings.consentStage.origin).toBe('organisation');
  });
});

describe('private windows', () => {
  const reasonIn = async (privateWindows: boolean) => {
    fake.managed = { locked: { privateWindows } };
    const lookups = await bindLookups(
      () => readEffectiveSettings(0),
      () => Promise.resolve(),
      null,
    )({
      isPrivate: true,
      tabId: 1,
      host: 'mail.example',
    });
    const answer = await lookups.https('plain-mail.org');
    return answer.ok ? 'asked' : answer.reason;
  };
  it('nothing is looked up for them unless policy says so; then as elsewhere', async () => {
    expect(await reasonIn(false)).toBe('private-window');
    expect(await reasonIn(true)).toBe('no-consent');
  });
});
