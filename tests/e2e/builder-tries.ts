/** What the builder says would happen under a policy, first without any lookup, then with live ones. */
import { expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { checked, paste, told } from './builder-page.ts';
import type { Stage } from './stage.ts';

/** Defines the test; `open` returns the stage and page once they exist. */
export function itSaysWhatWouldHappen(open: () => { readonly stage: Stage; readonly page: Page }): void {
  const tryOn = async (kind: string, to: string, from?: string) => {
    const { page } = open();
    await page.evaluate(`(() => {
      const set = (id, value) => {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
      };
      set('kind', '${kind}');
      return new Promise((done) => setTimeout(() => { set('to', '${to}'); ${from === undefined ? '' : `set('from', '${from}');`} setTimeout(done); }));
    })()`);
    await page.click('form:not(#add) button[type=submit]');
    await page.waitFor(`document.querySelector('.trials > li')`, 'what would happen');
    return page.evaluate<string>(`document.querySelector('.trials').innerText`);
  };

  it('says of each kind of sending what would happen, in each case, and by which exception', async () => {
    const { stage, page } = open();
    await paste(
      page,
      JSON.stringify({
        locked: {
          mailActions: { exposed: 'block', unknown: 'block', unproven: 'warn' },
          uploadActions: { exposed: 'block' },
          linkActions: { exposed: 'justify' },
          chatActions: { exposed: 'block' },
          exceptions: [{ kind: 'domain', value: 'vtext.com', reason: 'Pagers, contract 7' }],
          approvedServices: [{ host: 'github.io', name: 'anybody' }],
          disabledApps: ['Outlook', 'Google Chat', 'Roundcube'],
          extraHosts: [{ host: 'post.example.org', app: 'Roundcube' }],
        },
      }),
    );
    await checked(page);
    expect(await told(page)).toMatch(/locked\.approvedServices\.0\.host.*whole domain/);
    const mail = await tryOn('email', '5551234567@vtext.com, bob@plain-mail.org');
    expect(mail).toMatch(
      /5551234567[^]*Others can read it – shown quietly[^]*without your exceptions[^]*: not sent/,
    );
    expect(mail).toMatch(/Pagers, contract 7.*domain vtext\.com/);
    expect(mail).toMatch(/bob@[^]*not looked up[^:]*: Not checked – not sent/);
    expect(mail).toMatch(/looked up, nothing special: Encryption not guaranteed[^–]*– asks before sending/);
    // Nobody is asked until the person wants it. Then only what the policy allows is looked up, and the rest says why
    // it was not.
    const asked = () => stage.world.log.flatMap(({ question }) => question ?? []).join();
    expect(asked()).not.toContain('plain-mail.org');
    await page.click('#live');
    const live = await until(async () => {
      const told = await tryOn('email', 'bob@plain-mail.org, ann@i7.example');
      // Chromium may deliver the policy late.
      expect(told).toMatch(/looked up now: Encryption not guaranteed[^–]*– asks before sending/);
      return told;
    }, 'the look-up');
    expect(live).toMatch(/look-ups are off/);
    expect(live).toMatch(/ann@[^]*looked up now: Not checked[^]*this name isn’t public/);
    expect(asked()).toMatch(/plain-mail\.org MX/);
    expect(asked()).not.toContain('i7.example');
    await page.click('#live');
    for (const host of ['outlook.office.com', 'post.example.org'])
      expect(await tryOn('email', '5551234567@vtext.com', host)).toMatch(
        /Nothing is done: this app is in disabledApps/,
      );
    expect(await tryOn('upload', 'http://files.example.org/', 'https://outlook.live.com/mail/')).toMatch(
      /Nothing is done/,
    );
    expect(await tryOn('chat', '', 'Google Chat')).toMatch(/Nothing is done/);
    expect(await tryOn('upload', 'http://files.example.org/')).toMatch(/Others can read it – not sent/);
    expect(await tryOn('form', 'https://shop.example.org/')).toMatch(/Nothing is shown/);
    expect(await tryOn('form', 'http://shop.example.org/')).toMatch(/asks before sending/);
    expect(await tryOn('link', 'sms:+15551234567')).toMatch(/sms:[^]*– shown quietly/);
    expect(await tryOn('chat', '', 'Google Voice')).toMatch(/Google Voice[^]*Others can read it – not sent/);
  });
}
