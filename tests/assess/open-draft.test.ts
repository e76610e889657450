/** Opening a ready-made note through the webmail's own URL for new drafts. */
import '../components/setup.ts';
import { describe, expect, it, vi } from 'vitest';

const tabs = { get: vi.fn(), create: vi.fn() };
vi.mock('../../utils/platform/browser.ts', () => ({ browser: { tabs } }));
const { draftUrl, openDraft } = await import('../../utils/assess/open-draft.ts');
const { draftPage } = await import('../../utils/core/notes.ts');
const { WITH_COMPOSE_LINK } = await import('../../utils/data/drafting.ts');
const { default: table } = await import('../../utils/data/compose-links.json', { with: { type: 'json' } });

const EXPIRED = { key: 'advice_postmaster_expired', values: ['mx.own-mail.org', '2026-01-02', 'mx'] };
const ASK = { key: 'advice_ask_key_copy' };
const of = (app: string, at: string, to = 'ann+x@own-mail.org', text: typeof ASK = ASK) =>
  new URL(draftUrl(draftPage(app, to, text), at) ?? 'about:none');

describe('a draft', () => {
  it.each([
    ['Gmail', 'https://mail.google.com/mail/u/1/#inbox?compose=new', '/mail/u/1/', 'url'],
    ['Outlook', 'https://outlook.office.com/mail/0/inbox', '/mail/deeplink/compose', 'mailtouri'],
    ['Roundcube', 'https://own.org/mail/?_task=mail&_action=compose&_id=9', '/mail/', '_to'],
    ['SnappyMail', 'https://own.org/webmail/#/mailbox/INBOX', '/webmail/', 'to'],
  ])('in %s at %s', (app, at, path, name) => {
    const url = of(app, at);
    expect([url.origin, url.pathname]).toEqual([new URL(at).origin, path]);
    const mailto = new URL(url.searchParams.get(name) ?? '');
    expect(decodeURIComponent(mailto.pathname)).toBe('ann+x@own-mail.org');
    expect([...mailto.searchParams].map(([field, value]) => [field, value.slice(0, 14)])).toEqual([
      ['subject', 'Encrypted mail'],
      ['body', 'I’d like to wr'],
    ]);
    expect(url.hash).toBe('');
  });

  it('in Proton Mail, behind the sign that no server is told of', () => {
    const url = of('Proton Mail', 'https://mail.proton.me/u/0/inbox');
    expect(url.pathname + url.search).toBe('/inbox/');
    expect(decodeURIComponent(url.hash)).toMatch(/^#mailto=mailto:ann%2Bx@own-mail\.org\?subject=/);
  });

  it('says what was seen, in the postmaster’s note', () => {
    const url = of('Roundcube', 'https://own.org/', 'postmaster@own-mail.org', EXPIRED);
    expect(url.searchParams.get('_to')).toContain('mx.own-mail.org');
  });

  it('is no other text, of no other webmail, and of no page that is none', () => {
    const at = 'https://own.org/';
    expect(draftUrl(draftPage('Roundcube', 'a@b.org', { key: 'extension_name' }), at)).toBeNull();
    expect(draftUrl(draftPage('Horde', 'a@b.org', ASK), at)).toBeNull();
    expect(draftUrl(draftPage('Roundcube', 'a@b.org', ASK), 'about:blank')).toBeNull();
    expect(draftUrl('draft:{}', at)).toBeNull();
    expect(draftUrl('draft:', at)).toBeNull();
  });

  it('opens in the window that the tab is in', async () => {
    tabs.get.mockResolvedValue({ url: 'https://own.org/', windowId: 7 });
    await openDraft(draftPage('Roundcube', 'a@b.org', ASK), 3);
    expect(tabs.get).toHaveBeenCalledWith(3);
    const made = tabs.create.mock.calls[0]?.[0] as { url: string; windowId: number };
    expect([made.windowId, made.url.startsWith('https://own.org/?_task=mail&_action=compose&_to=')]).toEqual([
      7,
      true,
    ]);
    tabs.get.mockResolvedValue({ url: undefined });
    await openDraft(draftPage('Roundcube', 'a@b.org', ASK), 3);
    expect(tabs.create).toHaveBeenCalledOnce();
  });

  it('is offered in the webmails whose address is known', () => {
    expect(WITH_COMPOSE_LINK).toEqual(table.map(({ app }) => app));
  });
});
