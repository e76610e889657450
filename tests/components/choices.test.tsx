// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Options } from '../../components/options/Options.tsx';
import { Welcome } from '../../components/welcome/Welcome.tsx';
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
const onSave = vi.fn(() => Promise.resolve(true));
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

describe('the welcome page', () => {
  const open = (stage: number | null, resolver: string | null = 'dns.quad9.net') =>
    show(<Welcome stage={stage} resolver={resolver} onSave={onSave} />);

  it('chooses nothing for the person, and saves nothing before they chose', async () => {
    await open(null);
    expect(checked()).toEqual([]);
    expect(control('Save my choice').hasAttribute('disabled')).toBe(true);
  });

  it.each([
    ['Offline only', 0],
    ['Check domains', 1],
    ['Check domains and keys', 2],
  ])('saves “%s” and says so', async (name, stage) => {
    await open(null);
    await click(name);
    await click('Save my choice');
    expect(onSave).toHaveBeenCalledExactlyOnceWith(stage);
    expect(status()).toBe('Saved. You can close this page.');
  });

  it('shows the choice in force', async () => {
    await open(1);
    expect(checked()).toEqual(['stage-1']);
  });

  it('tells of each choice what leaves the device, and to whom', async () => {
    const page = await open(null);
    const what = (stage: number) => textOf(page.querySelector(`#stage-${stage}-what`));
    expect(what(0)).toContain('Nothing leaves this device.');
    expect(what(1)).toContain('dns.quad9.net');
    expect(what(1)).toContain('Nobody is told the part before the @.');
    expect(what(2)).toContain('the whole address is sent to the recipient’s own domain');
    expect(what(3)).toContain('the whole address is also sent to public key servers');
    expect(control('Check domains').getAttribute('aria-describedby')).toBe('stage-1-what');
  });

  it('names no resolver where there is none', async () => {
    const page = await open(null, null);
    expect(textOf(page.querySelector('#stage-1-what'))).toContain('nothing is asked');
  });

  it('says that nothing was changed where the browser refuses', async () => {
    onSave.mockResolvedValueOnce(false);
    await open(1);
    await click('Save my choice');
    expect(status()).toBe('The browser did not grant it, so nothing was changed.');
  });
});

describe('the options', () => {
  const open = (settings = SETTINGS) =>
    show(
      <Options
        settings={settings}
        locked={new Set()}
        words={null}
        resolverName={({ resolver }) => `resolver ${resolver.kind}`}
        isOwnServerUrl={isOwnServerUrl}
        isFactsUrl={() => true}
        hidden={new Set()}
        isResolverUrl={(text) => text.startsWith('https://')}
        onSave={onSave}
        onClearCache={forget}
        onClearLedger={() => Promise.resolve()}
      />,
    );

  it('shows the settings in force', async () => {
    await open({ ...SETTINGS, stage: 2, resolver: { kind: 'off' }, privateWindows: true });
    expect(checked()).toEqual(['stage-2', 'resolver-off', 'private']);
  });

  it('saves what was changed with what was not', async () => {
    await open();
    await click('Offline only');
    await click('Cloudflare (cloudflare-dns.com)');
    await click('Also look up in private windows');
    await click('Save');
    expect(onSave).toHaveBeenCalledExactlyOnceWith({
      stage: 0,
      chosen: true,
      resolver: { kind: 'cloudflare' },
      privateWindows: true,
      keyServer: '',
      blueBubbles: { url: '', password: '' },
    });
    expect(status()).toBe('Saved.');
  });

  it('say that nothing was changed where the browser refuses', async () => {
    onSave.mockResolvedValueOnce(false);
    await open();
    await click('Save');
    expect(status()).toBe('The browser did not grant it, so nothing was changed.');
  });

  it('takes an own resolver only with an https address, and says so at the field', async () => {
    await open();
    await click('My own');
    const save = control('Save');
    expect(save.hasAttribute('disabled')).toBe(true);
    await write('Address of your resolver', 'http://dns.example.org/');
    const field = control('Address of your resolver');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const message = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(textOf(message)).toBe('Enter a full address that starts with https://');
    await write('Address of your resolver', 'https://dns.example.org/dns-query');
    expect(textOf(message)).toBe('');
    await click('Save');
    expect(onSave).toHaveBeenCalledExactlyOnceWith({
      ...SETTINGS,
      resolver: { kind: 'own', url: 'https://dns.example.org/dns-query' },
    });
  });

  it.each(['Forget the answers', 'Forget the list of requests'])(
    '%s, and says when it is done',
    async (name) => {
      await open();
      await click(name);
      expect(status()).toBe('Forgotten.');
      expect(forget).toHaveBeenCalledTimes(name === 'Forget the answers' ? 1 : 0);
    },
  );
});
