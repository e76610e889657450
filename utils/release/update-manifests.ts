/** The update manifests that browsers request from an organisation's own server. */
import { xml } from '../policy/render/xml.ts';

/** A package that is available there. */
export interface Release {
  readonly id: string;
  readonly version: string;
  readonly url: string;
  /** The oldest browser version that accepts it. */
  readonly oldestBrowser: string;
}

/**
 * Returns Chromium's update manifest, a response of the Omaha protocol 2.0.
 * Source: Chromium, extensions/common/updater/update_manifest (safe_manifest_parser.cc);
 * https://developer.chrome.com/docs/extensions/how-to/distribute/host-extensions
 */
export function renderUpdatesXml({ id, version, url, oldestBrowser }: Release): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${xml(id)}">
    <updatecheck codebase="${xml(url)}" version="${xml(version)}" prodversionmin="${xml(oldestBrowser)}" />
  </app>
</gupdate>
`;
}

/**
 * Returns Firefox's update manifest. It has no hash: the file served is the one that Mozilla has signed, which is made
 * later.
 * Source: https://extensionworkshop.com/documentation/manage/updating-your-extension/
 */
export function renderUpdatesJson({ id, version, url, oldestBrowser }: Release): string {
  const update = {
    version,
    update_link: url,
    applications: { gecko: { strict_min_version: oldestBrowser } },
  };
  return `${JSON.stringify({ addons: { [id]: { updates: [update] } } }, null, 2)}\n`;
}
