/** Recognises our own requests: the worker's belong to no tab, but neither do those of pages' service workers. */

/**
 * Who made a request, as the browser reports it: Chromium in `initiator`, Firefox in `originUrl`. Pages cannot forge
 * it.
 */
export interface Origin {
  readonly tabId: number;
  readonly initiator?: string | undefined;
  readonly originUrl?: string | undefined;
}

/** Whether the extension's worker made this request. */
export function isOwn({ tabId, initiator, originUrl }: Origin): boolean {
  return tabId === -1 && `${originUrl ?? initiator ?? ''}/`.startsWith(`${location.origin}/`);
}

/** Returns the host of the extension's own worker and pages: its ID; in Firefox, a UUID of this installation. */
export function ownHost(): string {
  return location.hostname;
}
