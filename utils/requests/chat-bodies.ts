/**
 * How a message really went, for an app that paints its page (BlueBubbles): told by the request that carries it to the
 * person's own server. Of a body only the id of its conversation is taken; the rest is dropped at once.
 */
import type { Browser, WebRequest } from 'webextension-polyfill';
import type { ChatState } from '../core/model.ts';

/** The app's name in the table of chats. */
export const PAINTED_APP = 'BlueBubbles';
/** Its page says within this time that it is still in use (milliseconds). */
const WHILE = 120_000;
/** A message of text is shorter (bytes); larger bodies are files. */
const MAX = 256 * 1024;
/** Routes that send (bluebubbles-server, `httpRoutes.ts`). */
const SENDS = /\/api\/v1\/(message\/(text|multipart|attachment)|chat\/new)$/;

/** `<service>;<kind>;<id>`: macOS 26 writes `any` for every service, which says nothing. */
const SERVICES: readonly ChatState[] = ['sms', 'imessage', 'rcs'];

export interface Sent {
  /** null: the id does not say. */
  readonly state: ChatState | null;
  /** The id of the conversation, with numbers in it: to be hashed, never to be kept. */
  readonly conversation: string;
  /** Whom the id names: the other person, or those of a new conversation. A group's id names nobody. */
  readonly handles: readonly string[];
}

/** The way that a conversation's id names, or null. */
export function stateOfGuid(guid: string): ChatState | null {
  const [service = '', ...rest] = guid.split(';');
  return (rest.length > 0 && SERVICES.find((one) => one === service.toLowerCase())) || null;
}

/** Whom a conversation's id names: `;-;` stands before people, `;+;` before a group's own id. */
function handlesOfGuid(guid: string): string[] {
  const [, kind, people = ''] = guid.split(';');
  return kind === '-' ? people.split(',').filter(Boolean) : [];
}

type Body = NonNullable<WebRequest.OnBeforeRequestDetailsType['requestBody']>;

function textOf({ raw = [] }: Body): string | null {
  const parts = raw.map(({ bytes }) => bytes as ArrayBuffer | undefined);
  const size = parts.reduce((sum, part) => sum + (part?.byteLength ?? MAX), 0);
  if (size === 0 || size > MAX) return null;
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
}

/** What a body tells of its conversation: a form's field, or a JSON text's; a new chat names its service. */
function guidOf(body: Body): unknown {
  const form = body.formData as Readonly<Record<string, readonly unknown[]>> | undefined;
  if (form) return form.chatGuid?.[0];
  const text = textOf(body);
  try {
    const { chatGuid, service, addresses } = JSON.parse(text ?? '') as Readonly<Record<string, unknown>>;
    const isNew = typeof service === 'string' && Array.isArray(addresses);
    return chatGuid ?? (isNew ? `${service};-;${addresses.join(',')}` : null);
  } catch {
    // No JSON: no message that we know.
    return null;
  }
}

/** How the message in this request goes, or null where the request carries none. */
export function readSent(method: string, url: string, body: Body | undefined): Sent | null {
  if (method !== 'POST' || !SENDS.test(URL.parse(url)?.pathname ?? '') || !body) return null;
  const guid = guidOf(body);
  return typeof guid === 'string'
    ? { state: stateOfGuid(guid), conversation: guid, handles: handlesOfGuid(guid) }
    : null;
}

export interface ChatBodies {
  /** The app is open in this tab: `onSent` hears of each message that the tab sends in the next two minutes. */
  expect(tabId: number, onSent: (sent: Sent) => void): void;
}

/** Listens to the requests of tabs only while the app is in use there. */
export function watchChatBodies(webRequest: Browser['webRequest'], now: () => number): ChatBodies {
  const tabs = new Map<number, { until: number; onSent: (sent: Sent) => void }>();
  const listen = (tabId: number) => {
    const listener = ({ method, url, requestBody }: WebRequest.OnBeforeRequestDetailsType) => {
      const entry = tabs.get(tabId);
      if (!entry || now() > entry.until) {
        tabs.delete(tabId);
        webRequest.onBeforeRequest.removeListener(listener);
        return undefined;
      }
      const sent = readSent(method, url, requestBody ?? undefined);
      if (sent) entry.onSent(sent);
      return undefined;
    };
    const filter = { urls: ['http://*/*', 'https://*/*'], tabId, types: ['xmlhttprequest', 'other'] };
    webRequest.onBeforeRequest.addListener(listener, filter as WebRequest.RequestFilter, ['requestBody']);
  };
  return {
    expect(tabId, onSent) {
      if (!tabs.has(tabId)) listen(tabId);
      tabs.set(tabId, { until: now() + WHILE, onSent });
    },
  };
}
