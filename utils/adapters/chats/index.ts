/** The list of chat adapters. To add one: an object in a file here, a fixture in tests/fixtures/chats. */
import type { ChatAdapter } from './adapter.ts';
import { MESSENGERS } from './messengers.ts';
import { SELF_HOSTED } from './self-hosted.ts';
import { TEXTING } from './texting.ts';
import { WORK } from './work.ts';

export const CHAT_ADAPTERS: readonly ChatAdapter[] = [...TEXTING, ...MESSENGERS, ...WORK, ...SELF_HOSTED];
