/** The manifest of both browsers: permissions, ids, policy. WXT adds the entrypoints. */
import type { UserManifest } from 'wxt';
import { ADAPTERS } from '../adapters/index.ts';
import { FIREFOX_ID, PUBLIC_KEY } from '../core/ids.ts';

/** Any site may be a webmail, and any domain may have a policy: see docs/adr/0003. */
const HOSTS = ['http://*/*', 'https://*/*'];
/** Without these, a script's lasting connections would not be seen while files are handed over: docs/adr/0013. */
const SOCKETS = ['ws://*/*', 'wss://*/*'];

const WEBMAILS = ADAPTERS.flatMap(({ matches }) => [...matches]);

/** In every frame, including pop-out windows and editors that inherit their page's origin. */
const EVERYWHERE = {
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  run_at: 'document_idle',
} as const;

const PERMISSIONS = ['storage', 'scripting', 'alarms', 'webRequest', 'declarativeNetRequestWithHostAccess'];

const CONTENT_SCRIPTS: NonNullable<UserManifest['content_scripts']> = [
  // Before any script of the page: its window listeners would otherwise see a Send before it can be held.
  {
    ...EVERYWHERE,
    matches: HOSTS,
    exclude_matches: WEBMAILS,
    js: ['guard.js'],
    run_at: 'document_start',
  },
  { ...EVERYWHERE, matches: WEBMAILS, js: ['mail-guard.js'] },
];

const COMMON: UserManifest = {
  name: '__MSG_extension_name__',
  description: '__MSG_extension_description__',
  default_locale: 'en',
  permissions: PERMISSIONS,
  host_permissions: [...HOSTS, ...SOCKETS],
  content_scripts: CONTENT_SCRIPTS,
  action: {
    default_title: '__MSG_extension_name__',
    // A seal with a tick would read as "verified" before anything is checked.
    default_icon: { 16: '/icon/idle-16.png', 32: '/icon/idle-32.png' },
  },
};

/**
 * The CSP of extension pages. `probe`: the address with which a browser is asked whether it would upgrade to https; no
 * request gets there (utils/lookups/browser-upgrades.ts). Firefox's default policy would upgrade the http URL of a
 * person's own server, so ours is given in full.
 */
const policyOf = (probe: string) => ({
  extension_pages: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:* ${probe}; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'`,
});

/** Firefox's id of the extension, and the data that its consent covers. Chromium ignores this: see docs/adr/0009. */
const FIREFOX = {
  gecko: {
    id: FIREFOX_ID,
    strict_min_version: '140.0',
    data_collection_permissions: {
      required: ['none'],
      optional: ['personalCommunications', 'personallyIdentifyingInfo'],
    },
  },
  gecko_android: { strict_min_version: '142.0' },
} satisfies UserManifest['browser_specific_settings'];

/** Returns the part of the manifest that WXT does not generate, for one browser. */
export function manifest(browser: 'chrome' | 'firefox'): UserManifest {
  const common: UserManifest = { ...COMMON, browser_specific_settings: FIREFOX };
  if (browser === 'firefox') {
    return {
      ...common,
      // Only Firefox gives page listeners nodes of our closed shadow trees; this script registers its listener before
      // any page does.
      content_scripts: [
        { ...EVERYWHERE, matches: HOSTS, js: ['first-ear.js'], run_at: 'document_start' },
        ...CONTENT_SCRIPTS,
      ],
      // To read how a connection is encrypted, and to cancel our own request before it leaves (docs/adr/0013).
      permissions: [...PERMISSIONS, 'webRequestBlocking'],
      content_security_policy: policyOf('http://*:2'),
    };
  }
  return {
    ...common,
    content_security_policy: policyOf('http://*:1'),
    key: PUBLIC_KEY,
    // The first version that verifies Ed25519 signatures itself (docs/adr/0023).
    minimum_chrome_version: '137',
    incognito: 'spanning',
    storage: { managed_schema: 'policy/managed-schema.json' },
  };
}

/** Returns Chromium's `background` with the keys that Firefox needs, so that one linter can read both packages. */
export function withFallback(background: { readonly service_worker: string }) {
  return {
    ...background,
    scripts: [background.service_worker],
    preferred_environment: ['service_worker', 'document'],
  };
}
