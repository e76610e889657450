/** From an open conversation to its report: who could read what is written there? */
import { assess, type AssessPorts } from './assess.ts';
import type { Destination } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';
import { chatOf } from '../data/chats.ts';

/**
 * Assesses one conversation; the report is `empty` where the app is none that the table knows. It lies in the browser's
 * memory for as long as the page is open: whom the conversation reaches (`people`) is not part of it.
 */
export async function assessChat(
  id: string,
  conversation: Destination,
  people: Pick<Destination, 'handles'>,
  ports: AssessPorts<Destination>,
): Promise<WindowReport> {
  const base = { id, kind: 'chat', pending: false, unreadable: 0 } as const;
  if (chatOf(conversation.app ?? '') === null) return { ...base, state: 'empty', assessments: [] };
  const { assessment } = await assess({ ...conversation, ...people }, 'full', ports);
  return { ...base, state: 'assessed', assessments: [{ ...assessment, subject: conversation }] };
}
