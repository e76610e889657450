/** The manifest of both browsers: permissions, ids, policy. WXT adds the entrypoints. */
import type { UserManifest } from 'wxt';
import { ADAPTERS } from '../adapters/index.ts';
import { FIREFOX_ID, PUBLIC_KEY } from '../core/ids.ts';

/** Any site may be a webmail, any domain may have a policy: see docs/adr/0003. */
const HOSTS = ['http://*/*', 'https://*/*'];
/** Without these a script's lasting connections would not be seen while files are handed over: docs/adr/0013. */
const SOCKETS = ['ws://*/*', 'wss://*/*'];

const WEBMAILS = ADAPTERS.flatMap(({ matches }) => [...matches]);

/** In every frame, also in pop-out windows and editors that inherit their page's origin. */
const EVERYWHERE = {
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  run_at: 'document_idle',
} as const;

const PERMISSIONS = ['storage', 'scripting', 'alarms', 'webRequest', 'declarativeNetRequestWithHostAccess'];

const CONTENT_SCRIPTS: NonNullable<UserManifest['content_scripts']> = [
  // Before any script of the page: a listener of theirs at the window would hear a Send before it can be held.
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
    // A seal with a tick would read as "verified" before anything is looked at.
    default_icon: { 16: '/icon/idle-16.png', 32: '/icon/idle-32.png' },
  },
};

/**
 * `probe`: where a browser is asked whether it would encrypt; no request gets there (utils/lookups/browser-upgrades.ts). Firefox'
 * default policy would upgrade the http address of a server of one's own; ours is spelled out instead.
 */
const policyOf = (probe: string) => ({
  extension_pages: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:* ${probe}; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'`,
});

/** By what Firefox knows the extension, and what its data consent is about. Chromium does not read it: see docs/adr/0009. */
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

/** The manifest's fixed part for one browser. */
export function manifest(browser: 'chrome' | 'firefox'): UserManifest {
  const common: UserManifest = { ...COMMON, browser_specific_settings: FIREFOX };
  if (browser === 'firefox') {
    return {
      ...common,
      // A page that listens before it would be given nodes of our closed trees: Firefox alone gives them.
      content_scripts: [
        { ...EVERYWHERE, matches: HOSTS, js: ['first-ear.js'], run_at: 'document_start' },
        ...CONTENT_SCRIPTS,
      ],
      // To read how a connection is encrypted, and to stop our own question before it leaves (docs/adr/0013).
      permissions: [...PERMISSIONS, 'webRequestBlocking'],
      content_security_policy: policyOf('http://*:2'),
    };
  }
  return {
    ...common,
    content_security_policy: policyOf('http://*:1'),
    key: PUBLIC_KEY,
    // The first that checks Ed25519 signatures itself (docs/adr/0023).
    minimum_chrome_version: '137',
    incognito: 'spanning',
    storage: { managed_schema: 'policy/managed-schema.json' },
  };
}

/** Chromium's `background` as Firefox understands it as well, so that one linter reads both packages. */
export function withFallback(background: { readonly service_worker: string }) {
  return {
    ...background,
    scripts: [background.service_worker],
    preferred_environment: ['service_worker', 'document'],
  };
}
