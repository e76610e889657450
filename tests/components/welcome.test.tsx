// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import { click, control, show, textOf } from './setup.ts';

const onSave = vi.fn(() => Promise.resolve(true));
beforeEach(() => {
  vi.clearAllMocks();
});

const status = () => [...document.querySelectorAll('[role=status]')].map(textOf).join('');

describe('the welcome page', () => {
  const open = (stage: number | null, resolver: string | null = 'dns.quad9.net', isLocked = false) =>
    show(
      <Welcome
        stage={stage}
        resolver={resolver}
        isLocked={isLocked}
        words={{ help: 'Ask the help desk.' }}
        onSave={onSave}
      />,
    );
  const pressed = () => [...document.querySelectorAll('[aria-pressed=true]')].map(({ id }) => id);

  it('chooses nothing for the person, and says in at most 90 words what to choose between', async () => {
    const page = await open(null);
    expect(pressed()).toEqual([]);
    expect(page.contains(document.activeElement) && document.activeElement !== page).toBe(false);
    const before: string[] = [];
    for (const one of page.querySelectorAll('h1, h2, p, button'))
      if (one.id === 'stage-0') break;
      else if (!one.closest('details')) before.push(textOf(one));
    expect(before).toContain('Check mail domains');
    expect(before.join(' ').split(/\s+/).length).toBeLessThanOrEqual(90);
  });

  it.each([
    ['Stay offline', 0],
    ['Check mail domains', 1],
    ['Check domains and keys', 2],
    ['Check domains, keys and key servers', 3],
  ])('one press of \u201c%s\u201d saves it, and it says so', async (name, stage) => {
    await open(null);
    await click(name);
    expect(onSave).toHaveBeenCalledExactlyOnceWith(stage);
    expect(status()).toMatch(/^Saved\./);
    expect(pressed()).toEqual([`stage-${stage}`]);
  });

  it('shows the choice in force', async () => {
    await open(1);
    expect(pressed()).toEqual(['stage-1']);
    expect(textOf(document.querySelector('.chosen'))).toBe('This is your choice.');
  });

  it('tells of each choice what leaves the device, and to whom', async () => {
    const page = await open(null);
    const what = (stage: number) => textOf(page.querySelector(`#stage-${stage}-what`));
    expect(what(0)).toContain('Nothing leaves this device.');
    expect(what(1)).toContain('dns.quad9.net');
    const exact = [...page.querySelectorAll('.exact')].map(textOf);
    expect(exact[0]).toContain('Nobody is told the part before the @.');
    expect(exact[1]).toContain('the whole address is sent to the recipient\u2019s own domain');
    expect(exact[2]).toContain('the whole address is also sent to public key servers');
    expect(control('Check mail domains').getAttribute('aria-describedby')).toBe('stage-1-what');
  });

  it('names no resolver where there is none', async () => {
    const page = await open(null, null);
    expect(textOf(page.querySelector('#stage-1-what'))).toContain('nothing is asked');
  });

  it('says that nothing was changed where the browser refuses, and takes nothing for chosen', async () => {
    onSave.mockResolvedValueOnce(false);
    await open(1);
    await click('Check domains and keys');
    expect(status()).toBe('The browser didn\u2019t allow it, so nothing was changed.');
    expect(pressed()).toEqual(['stage-1']);
  });

  it('says so where the choice cannot be kept', async () => {
    onSave.mockRejectedValueOnce(new Error('full'));
    await open(null);
    await click('Stay offline');
    expect(status()).toMatch(/^This couldn\u2019t be saved/);
    expect(pressed()).toEqual([]);
  });

  it.each([
    [1, 'Check mail domains'],
    [4, 'Check domains, keys, key servers and own servers'],
  ])('under a policy it says what the organisation chose (%i), and asks nothing', async (stage, title) => {
    const page = await open(stage, 'dns.quad9.net', true);
    expect(page.querySelectorAll('button')).toHaveLength(0);
    expect(textOf(page)).toContain(`Your organisation chose: ${title}`);
    expect(textOf(page)).toContain('Ask the help desk.');
  });
});
