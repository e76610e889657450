import { describe, expect, it } from 'vitest';
import { chatOf, chatsAt } from '../../utils/data/chats.ts';
import { largeTable } from '../../utils/data/large.ts';

const appsAt = (host: string) => chatsAt(host).map(({ app }) => app);

describe('chat apps by host', () => {
  it.each([
    ['app.slack.com', ['Slack']],
    ['www.facebook.com', ['Messenger']],
    // Shut down in April 2026: nobody knows who will own the name next.
    ['www.messenger.com', []],
    ['acme.zulipchat.com', ['Zulip']],
    ['a.b.zulipchat.com', ['Zulip']],
    ['zulipchat.com', []],
    ['evilzulipchat.com', []],
    ['app.slack.com.evil.example', []],
    ['slack.com', []],
    ['x.app.slack.com', []],
    ['www.plain-site.org', []],
  ])('%s: %j', (host, apps) => {
    expect(appsAt(host)).toEqual(apps);
  });

  it('an app is found by its whole name', () => {
    expect(chatOf('Slack')?.hosts).toEqual(['app.slack.com']);
    expect(chatOf('slack')).toBe(null);
  });
});

describe('what the table may claim', () => {
  const rows = largeTable('chats');

  it('names at least 35 apps that have a web page, and those that people look for and that have none', () => {
    expect(rows.filter(({ condition }) => condition !== 'no-web').length).toBeGreaterThanOrEqual(35);
    expect(rows.filter(({ condition }) => condition === 'no-web').map(({ app }) => app)).toEqual(
      expect.arrayContaining(['Signal', 'Viber', 'LINE']),
    );
  });

  it('a silent page counts as end-to-end only in apps that know nothing else', () => {
    const claims = rows.filter(({ fallback }) => fallback === 'end-to-end');
    expect(claims.map(({ app, condition, selfHosted }) => [app, condition, selfHosted])).toEqual([
      ['Threema', 'always', undefined],
      ['Wire', 'always', undefined],
    ]);
  });

  it('text messages are never more than that because nothing is seen', () => {
    const texting = rows.filter(({ level }) => level === 'exposed');
    expect(texting.map(({ fallback }) => fallback)).not.toContain('transport');
    expect(texting.length).toBeGreaterThan(0);
  });
});
