/** The manifest of both browsers: permissions, ids, policy. WXT adds the entrypoints. */
import type { UserManifest } from 'wxt';
import { ADAPTERS } from './adapters/index.ts';

/**
 * Public half of the key that fixes the id in Chromium, so that policy files can name it. Its private half
 * was not kept: who publishes or signs the extension puts the public half of a key of their own here.
 */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2fQvOQVdHCVhrBeGUDw5dDGrBW1HUCzwi4B4AuK1K0pLTm41THhFFvylnXQn/Fs5rh2SA5FGesCA7EtKjFweyT7VKA2xrioDmmqbBlbYAtOij2GaeolLYLx4f3XV/Q+hyX/sNTKyPGyYw4Cnr5TMn8/yoyPpPPRvsM1HQruGm1f7v12kQ9Jz7H55rwkXa30AMw9wHsdRdK2h8TxuaIub5gg3IFsAJQr6knfTdNTkdQ4DRwqIhiJoLQOdXj1zCgAk3EQ0YCG6wOjZcScistpAEZNLhvryWiWkFhLCRTDYuh9GqwLwR3jBioj6l0puxwjyp56bpJpTpRmVsnUl/zeFywIDAQAB';

export const FIREFOX_ID = 'sealcheck@sealcheck.example';

/** Any site may be a webmail, any domain may have a policy: see docs/adr/0003. */
const HOSTS = ['http://*/*', 'https://*/*'];

const WEBMAILS = ADAPTERS.flatMap(({ matches }) => [...matches]);

/** In every frame, also in pop-out windows and editors that inherit their page's origin. */
const EVERYWHERE = {
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  run_at: 'document_idle',
} as const;

const COMMON: UserManifest = {
  name: '__MSG_extension_name__',
  description: '__MSG_extension_description__',
  default_locale: 'en',
  permissions: ['storage', 'scripting', 'webRequest', 'declarativeNetRequestWithHostAccess'],
  host_permissions: HOSTS,
  // Firefox' default policy would upgrade a self-hosted resolver's http address; ours is spelled out instead.
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  },
  content_scripts: [
    { ...EVERYWHERE, matches: HOSTS, exclude_matches: WEBMAILS, js: ['guard.js'] },
    { ...EVERYWHERE, matches: WEBMAILS, js: ['mail-guard.js'] },
  ],
  action: { default_title: '__MSG_extension_name__' },
};

/** The manifest's fixed part for one browser. */
export function manifest(browser: 'chrome' | 'firefox'): UserManifest {
  if (browser === 'chrome') {
    return { ...COMMON, key: PUBLIC_KEY, minimum_chrome_version: '120', incognito: 'spanning' };
  }
  return {
    ...COMMON,
    browser_specific_settings: {
      gecko: {
        id: FIREFOX_ID,
        strict_min_version: '140.0',
        data_collection_permissions: {
          required: ['none'],
          optional: ['personalCommunications', 'personallyIdentifyingInfo'],
        },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  };
}
