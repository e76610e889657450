/** Which requests are ours? Those of the worker belong to no tab, but neither do those of pages' service workers. */

/** Who made a request, as the browser says it: Chromium in `initiator`, Firefox in `originUrl`. Pages cannot feign it. */
export interface Origin {
  readonly tabId: number;
  readonly initiator?: string | undefined;
  readonly originUrl?: string | undefined;
}

/** True for a request that the extension's worker made. */
export function isOwn({ tabId, initiator, originUrl }: Origin): boolean {
  return tabId === -1 && `${originUrl ?? initiator ?? ''}/`.startsWith(`${location.origin}/`);
}

/** The host of the extension's own worker and pages: its id, in Firefox an UUID of this installation. */
export function ownHost(): string {
  return location.hostname;
}
