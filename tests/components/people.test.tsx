// @vitest-environment jsdom
import axe from 'axe-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Snoozes } from '../../components/popup/Snoozes.tsx';
import { People } from '../../components/options/People.tsx';
import type { ImportedPeople, PersonEntry } from '../../utils/core/people.ts';
import { NOW } from './samples.ts';
import { click, control, show, textOf } from './setup.ts';

const ANN: PersonEntry = { handle: '+12133734253', imessage: false, signal: true, asOf: '2026-11-01' };
const onMark = vi.fn(() => Promise.resolve(true));
const back = vi.fn(() => Promise.resolve());
const onForget = vi.fn(() => Promise.resolve(back));
const nothing: ImportedPeople = { entries: [], problems: [] };
beforeEach(() => {
  vi.clearAllMocks();
});

const open = (people: readonly PersonEntry[] = [ANN]) =>
  show(
    <main>
      <h1>Options</h1>
      <People
        people={people}
        onClaim={onMark}
        onForget={onForget}
        onImport={() => Promise.resolve(nothing)}
      />
    </main>,
  );

describe('people in the options', () => {
  it('says what is marked of each, in words', async () => {
    const page = await open();
    expect(textOf(page.querySelector('tbody tr'))).toContain('Has no Apple device · Has Signal');
  });

  it('forgets one person by a button that names them', async () => {
    await open();
    await click('Forget: +12133734253');
    expect(onForget).toHaveBeenCalledExactlyOnceWith('+12133734253');
    await click('Undo');
    expect(back).toHaveBeenCalledOnce();
  });

  it('says at the field when the text names nobody', async () => {
    onMark.mockResolvedValueOnce(false);
    const page = await open([]);
    await click('Mark');
    expect(textOf(page.querySelector('#people-problem'))).toMatch(/neither a number/);
    expect(control('Number with country code, or mail address').getAttribute('aria-invalid')).toBe('true');
  });

  it('has names and roles that assistive technology can use', async () => {
    document.documentElement.lang = 'en';
    const page = await open();
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });
});

describe('what was silenced, in the popup', () => {
  const snooze = {
    to: 'vtext.com',
    reason: 'because_sms_gateway',
    level: 'exposed',
    until: NOW + 86_400_000,
  } as const;

  const nothing = () => undefined;
  const NONE = {
    snoozes: [],
    hiddenTips: [],
    pauses: [],
    onUndo: nothing,
    onShowTips: nothing,
    onResume: nothing,
    now: NOW,
  };

  it('has the sites that are paused, and the way back', async () => {
    const onResume = vi.fn();
    const pause = { site: 'mail.example.org', at: NOW, until: NOW + 60_000 };
    const page = await show(<Snoozes {...NONE} pauses={[pause]} onResume={onResume} />);
    expect(textOf(page)).toMatch(/Paused on mail\.example\.org until \d/);
    await click('Check again: mail.example.org');
    expect(onResume).toHaveBeenCalledExactlyOnceWith('mail.example.org');
  });

  it('says what, how long, and can be had back', async () => {
    const onUndo = vi.fn();
    const page = await show(<Snoozes {...NONE} snoozes={[snooze]} onUndo={onUndo} />);
    expect(textOf(page)).toMatch(/vtext\.com \(“Others can read it”\), until /);
    await click('Warn again: vtext.com');
    expect(onUndo).toHaveBeenCalledExactlyOnceWith(snooze);
  });

  it('is not there when nothing is silenced', async () => {
    const page = await show(<Snoozes {...NONE} />);
    expect(textOf(page)).toBe('');
  });
});
