/**
 * Learns how a message was really sent by an app that paints its page on a canvas (BlueBubbles), from the request that
 * carries it to the person's own server. Only the conversation's ID is read from a request body; the rest is dropped at
 * once.
 */
import type { Browser, WebRequest } from 'webextension-polyfill';
import type { ChatState } from '../core/model.ts';

/** The app's name in the table of chats. */
export const PAINTED_APP = 'BlueBubbles';
/** How long an app counts as in use after its page last said so (ms). */
const WHILE = 120_000;
/** A text message is shorter than this (bytes); larger bodies are files. */
const MAX = 256 * 1024;
/** Routes that send a message (bluebubbles-server, `httpRoutes.ts`). */
const SENDS = /\/api\/v1\/(message\/(text|multipart|attachment)|chat\/new)$/;

/** The service in `<service>;<kind>;<id>`. macOS 26 writes `any` for every service, which reveals nothing. */
const SERVICES: readonly ChatState[] = ['sms', 'imessage', 'rcs'];

export interface Sent {
  /** Null if the ID does not reveal it. */
  readonly state: ChatState | null;
  /** The conversation's ID, which contains phone numbers: to be hashed, never stored. */
  readonly conversation: string;
  /** The people in the ID: the other person, or those of a new conversation. A group's ID names nobody. */
  readonly handles: readonly string[];
}

/** Returns the service that a conversation's ID names, or null. */
export function stateOfGuid(guid: string): ChatState | null {
  const [service = '', ...rest] = guid.split(';');
  return (rest.length > 0 && SERVICES.find((one) => one === service.toLowerCase())) || null;
}

/** Returns the people that a conversation's ID names: `;-;` precedes people, `;+;` a group's own ID. */
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

/** Returns a body's conversation ID: from a form field or JSON; for a new chat, made from its service and people. */
function guidOf(body: Body): unknown {
  const form = body.formData as Readonly<Record<string, readonly unknown[]>> | undefined;
  if (form) return form.chatGuid?.[0];
  const text = textOf(body);
  try {
    const { chatGuid, service, addresses } = JSON.parse(text ?? '') as Readonly<Record<string, unknown>>;
    const isNew = typeof service === 'string' && Array.isArray(addresses);
    return chatGuid ?? (isNew ? `${service};-;${addresses.join(',')}` : null);
  } catch {
    // Not JSON: not a message that we know.
    return null;
  }
}

/** Returns how the message in this request is sent. Null if the request carries none. */
export function readSent(method: string, url: string, body: Body | undefined): Sent | null {
  if (method !== 'POST' || !SENDS.test(URL.parse(url)?.pathname ?? '') || !body) return null;
  const guid = guidOf(body);
  return typeof guid === 'string'
    ? { state: stateOfGuid(guid), conversation: guid, handles: handlesOfGuid(guid) }
    : null;
}

export interface ChatBodies {
  /** The app is open in this tab: `onSent` is called for each message that the tab sends in the next two minutes. */
  expect(tabId: number, onSent: (sent: Sent) => void): void;
}

/** Listens to a tab's requests only while the app is in use there. */
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
