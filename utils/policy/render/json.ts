/** The JSON formats: Chromium's policy folders, Firefox's policies.json, the Google Admin console. */
import type { PolicyFile } from './example.ts';

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Renders a file for the folder `policies/managed` of Chrome, Edge or Chromium on Linux. */
export function renderChromiumJson(policy: PolicyFile, id: string): string {
  return pretty({ '3rdparty': { extensions: { [id]: policy } } });
}

/** Renders Firefox's `policies.json`. */
export function renderFirefoxJson(policy: PolicyFile, id: string): string {
  return pretty({ policies: { '3rdparty': { Extensions: { [id]: policy } } } });
}

/** Renders the field "policy for extensions" of the Google Admin console: each top key wrapped in `Value`. */
export function renderWorkspaceJson(policy: PolicyFile): string {
  return pretty(
    Object.fromEntries(Object.entries(policy).map(([mode, values]) => [mode, { Value: values as unknown }])),
  );
}
