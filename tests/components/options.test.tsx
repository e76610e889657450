// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findOptions } from '../../components/options/find.ts';
import type { Usual } from '../../components/options/more.ts';
import { Options } from '../../components/options/Options.tsx';
import type { Save } from '../../components/options/saving.ts';
import type { Settings } from '../../utils/policy/settings.ts';
import { isOwnServerUrl } from '../../utils/policy/resolver.ts';
import { click, control, show, textOf } from './setup.ts';

const SETTINGS: Settings = {
  stage: 1,
  chosen: true,
  resolver: { kind: 'quad9' },
  privateWindows: false,
  keyServer: '',
  blueBubbles: { url: '', password: '' },
};
const forget = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vi.clearAllMocks();
});

const checked = () => [...document.querySelectorAll<HTMLInputElement>('input:checked')].map(({ id }) => id);
const status = () => [...document.querySelectorAll('[role=status]')].map(textOf).join('');

async function write(name: string, text: string): Promise<void> {
  await act(() => {
    const field = control(name) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('the options', () => {
  const undo = vi.fn(() => Promise.resolve());
  const onChange = vi.fn<Save>(() => Promise.resolve(undo));
  const USUAL = { tips: true, snoozeDays: 7, journalDays: 30, questionPlace: 'page' } as unknown as Usual;
  const page = (settings: Settings, locked: readonly string[]) => (
    <Options
      settings={settings}
      usual={USUAL}
      locked={new Set(locked)}
      resolverName={({ resolver }) => `resolver ${resolver.kind}`}
      isOwnServerUrl={isOwnServerUrl}
      isFactsUrl={() => true}
      hidden={new Set()}
      parts={{ people: <p>People</p>, ...(locked.length > 0 && { organisation: <p>City office</p> }) }}
      isResolverUrl={(text) => text.startsWith('https://')}
      onSave={onChange}
      onClearCache={forget}
      onClearLedger={() => Promise.resolve()}
    />
  );
  const open = (settings = SETTINGS, locked: readonly string[] = []) => show(page(settings, locked));
  const told = () => [...document.querySelectorAll('.kept')].map(textOf).join('');
  const shownPages = () =>
    [...document.querySelectorAll<HTMLElement>('.page:not([hidden])')].map(({ id }) => id);
  const turnTo = async (hash: string) => {
    await act(() => {
      location.hash = hash;
      dispatchEvent(new HashChangeEvent('hashchange'));
    });
  };
  beforeEach(() => {
    // jsdom has no layout.
    Element.prototype.scrollIntoView = () => undefined;
    history.replaceState(null, '', '#');
  });

  it('show the settings in force', async () => {
    await open({ ...SETTINGS, stage: 2, resolver: { kind: 'off' }, privateWindows: true });
    expect(checked()).toEqual(['stage-2', 'resolver-off', 'private', 'tips']);
  });

  it('each control saves itself, alone, and what it saved is taken back by its Undo', async () => {
    await open();
    await click('Cloudflare (cloudflare-dns.com)');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ resolver: { kind: 'cloudflare' } });
    expect(told()).toBe('Saved · Undo');
    await click('Also look up in private windows');
    expect(onChange).toHaveBeenLastCalledWith({ privateWindows: true });
    expect(told(), 'one voice at a time').toBe('Saved · Undo');
    await click('Undo');
    expect(undo).toHaveBeenCalledOnce();
    expect(told()).toBe('Undone');
    expect(document.activeElement?.className, 'the focus is not lost').toBe('kept');
  });

  it('say that nothing was changed where the browser refuses, and show what is in force', async () => {
    onChange.mockResolvedValueOnce(null);
    await open();
    await click('Check domains and keys');
    expect(told()).toBe('The browser didn’t allow it, so nothing was changed.');
    expect(checked()).toContain('stage-1');
  });

  it('keep what was chosen where it cannot be written, say so, and try again', async () => {
    onChange.mockRejectedValueOnce(new Error('full'));
    await open();
    await click('Stay offline');
    expect(told()).toMatch(/^This couldn’t be saved.* · Try again$/);
    expect(checked()).toContain('stage-0');
    await click('Try again');
    expect(onChange).toHaveBeenLastCalledWith({ stage: 0 });
    expect(told()).toBe('Saved · Undo');
  });

  it('take an own resolver only with an https address, and say so at the field', async () => {
    await open();
    await click('My own');
    await write('Address of your resolver', 'http://dns.example.org/');
    const field = control('Address of your resolver');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const message = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(textOf(message)).toBe('Enter a full address that starts with https://');
    const leave = () =>
      act(() => {
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
    await leave();
    expect(onChange, 'nothing of it is stored').not.toHaveBeenCalled();
    await write('Address of your resolver', 'https://dns.example.org/dns-query');
    expect(textOf(message)).toBe('');
    await leave();
    expect(onChange).toHaveBeenCalledExactlyOnceWith({
      resolver: { kind: 'own', url: 'https://dns.example.org/dns-query' },
    });
  });

  it('a locked control says who locked it, and shows what is in force, not what the person once chose', async () => {
    await open({ ...SETTINGS, more: { tips: false } }, ['stage', 'tips']);
    for (const id of ['stage', 'tips']) {
      const about = document.getElementById(id)?.getAttribute('aria-describedby') ?? '';
      expect(textOf(document.getElementById(about)), id).toMatch(/^Your organisation set this/);
    }
    expect(checked()).toContain('tips');
    expect(document.querySelector('#private')?.hasAttribute('aria-describedby')).toBe(true);
    expect(document.querySelector('#private-lock')).toBeNull();
  });

  it('have a page for the organisation only where there is one', async () => {
    const pages = () => [...document.querySelectorAll('nav a')].map(textOf);
    await open();
    expect(pages()).toEqual(['Look-ups', 'People', 'Silenced and history', 'Advanced']);
    await open(SETTINGS, ['stage']);
    expect(pages()).toContain('Your organisation');
  });

  it('turn to the page or the place that the address names, with its title and the focus', async () => {
    await open();
    expect(shownPages()).toEqual(['lookups']);
    expect(document.activeElement).toBe(document.body);
    await turnTo('#history');
    expect(shownPages()).toEqual(['history']);
    expect(document.title).toBe('Silenced and history – Sealcheck options');
    expect(textOf(document.activeElement)).toBe('Silenced and history');
    await turnTo('#resolver');
    expect(shownPages()).toEqual(['lookups']);
    expect(document.activeElement?.id).toBe('resolver-quad9');
    await turnTo('#mailActions-exposed');
    expect(document.activeElement?.id).toBe('mailActions-exposed');
    expect(document.activeElement?.closest('details')?.open, 'a closed part is opened').toBe(true);
    await turnTo('#no-such-place');
    expect(shownPages(), 'what names nothing changes nothing').toEqual(['advanced']);
  });

  it('find an option by words of its label or its description, and go there', async () => {
    await open();
    await write('Search the options', 'PRIVATE window');
    expect([...document.querySelectorAll('.found button')].map(textOf)).toEqual([
      'Also look up in private windows',
    ]);
    await write('Search the options', 'password');
    await act(() => document.querySelector<HTMLElement>('.found button')?.click());
    expect(shownPages()).toEqual(['advanced']);
    expect(document.activeElement?.id).toBe('bluebubbles-password');
    expect(location.hash).toBe('#bluebubbles-password');
    await write('Search the options', 'zebra');
    expect(textOf(document.querySelector('search'))).toContain('No option matches these words.');
  });

  it('have every control that there is where the search finds it', async () => {
    await open();
    const fields = [...document.querySelectorAll<HTMLElement>('.page :is(input, select)')];
    const missed = fields.filter(({ id }) => {
      const label = textOf(document.querySelector(`label[for="${id}"]`));
      return !findOptions(document.body, label).some(
        ({ element }) => element.id === id || element.id.endsWith(id.replace(/^.*-/, '-')),
      );
    });
    expect(fields.length).toBeGreaterThan(40);
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it.each(['Forget the answers', 'Forget the list of requests'])(
    '%s, and says when it is done',
    async (name) => {
      await open();
      await click(name);
      expect(status()).toContain('Forgotten.');
      expect(forget).toHaveBeenCalledTimes(name === 'Forget the answers' ? 1 : 0);
    },
  );
});
