/** The pages of the fake Internet: sample webmails and chats, and a plain site. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SITES = join(import.meta.dirname, '..', 'fixtures', 'sites');

/** The fixture that each host serves; the query `layout=classic` chooses Gmail's other layout. */
const HOSTS: Readonly<Record<string, string>> = {
  'mail.google.com': 'gmail-peoplekit.html',
  'mail.proton.me': 'proton.html',
  'outlook.office.com': 'outlook.html',
  'webmail.city-office.org': 'roundcube.html',
  'post.unseen-mail.net': 'unknown-webmail.html',
  'messages.google.com': 'google-messages.html',
  'web.airmessage.org': 'airmessage.html',
  'www.facebook.com': 'messenger.html',
  'app.element.io': 'element.html',
  'rooms.city-office.org': 'element.html',
  'talk.city-office.org': 'mattermost.html',
  'imessage.city-office.org': 'bluebubbles.html',
};

const PLAIN = `<!doctype html><html lang="en"><title>A plain site</title><h1>A plain site</h1>
<form><label>Search <input name="q"></label></form><p>Nothing is written here.</p></html>`;

export interface PageAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const html = { 'content-type': 'text/html; charset=utf-8' };
/** A content security policy that forbids inline styles and turning strings into code or markup (Trusted Types). */
const STRICT =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'self'; require-trusted-types-for 'script'";

/** Returns the page at this address, or null if there is none. `csp=strict` asks for the strictest page policy. */
export function pageAt(url: URL): PageAnswer | null {
  if (url.hostname === 'www.plain-site.org') return { headers: html, body: PLAIN };
  const isClassic = url.searchParams.get('layout') === 'classic';
  const named = url.hostname === 'fixtures.sealcheck.example' ? url.pathname.slice(1) : HOSTS[url.hostname];
  if (named === undefined) return null;
  const file = join(SITES, isClassic && url.hostname === 'mail.google.com' ? 'gmail-classic.html' : named);
  if (!file.startsWith(SITES) || !existsSync(file)) return null;
  const strict: Record<string, string> =
    url.searchParams.get('csp') === 'strict' ? { 'content-security-policy': STRICT } : {};
  return { headers: { ...html, ...strict }, body: readFileSync(file, 'utf8') };
}
