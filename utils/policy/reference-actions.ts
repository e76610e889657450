/** The reference for the tables of actions. */
import type { Key } from './schema.ts';
import type { Doc } from './reference-doc.ts';

type TableKey = Extract<Key, `${string}Actions`>;

/** What each action of a table does; belongs to the meaning of every table of actions. */
export const LADDER =
  'off: nothing happens. observe: recorded, nothing shown (report-only, for a rollout). inform: a calm mark. warn: asks before sending; the person can send anyway. justify: the person must give a reason. block: cannot be sent.';

/** The texts, by key. */
export const TABLES: { readonly [K in TableKey]: Doc<K> } = {
  mailActions: {
    title: 'Mail: action for each protection level',
    meaning: 'What happens when mail to a recipient has this protection level.',
    details: 'Levels that you leave out keep their default.',
    seen: 'The strip beside the recipients, and the question when the mail is sent.',
    example: { exposed: 'block', undeliverable: 'warn' },
  },
  formActions: {
    title: 'Web forms: action for each protection level',
    meaning:
      'What happens to web forms that are sent unencrypted or by mail; forms that are sent encrypted are ignored.',
    details: 'A form that asks for nothing sensitive is never held, except by block.',
    seen: 'The mark beside the form, and the question when it is submitted.',
    example: { exposed: 'justify' },
  },
  uploadActions: {
    title: 'Files: action for each protection level',
    meaning: 'What happens to files that are chosen, dropped or pasted on web pages.',
    details: '"transport": encrypted in transit, to a service that can read the files.',
    seen: 'The line beside the file field, and the question when the files are uploaded.',
    example: { exposed: 'block', transport: 'justify' },
  },
  linkActions: {
    title: 'Links: action for each protection level',
    meaning: 'What happens to links that start a call, a text message or an unencrypted transfer.',
    details: 'Links are never held: warn and stricter show the note.',
    seen: 'The note beside the link.',
    example: { exposed: 'inform' },
  },
  chatActions: {
    title: 'Chats: action for each protection level',
    meaning:
      'What happens to messages in chat and text-message apps (Google Messages, WhatsApp, Slack and others).',
    details:
      '"exposed": a text message (SMS). "transport": a chat that the company or server behind it can read. "Send anyway" lasts a week for that conversation, a reason until the person leaves it; if a chat becomes easier to read, it asks again.',
    seen: 'The mark beside the message field, once a week for each conversation, and the question when the message is sent by Enter or by the button.',
    example: { exposed: 'warn' },
  },
};
