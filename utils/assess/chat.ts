/** From an open conversation to its report: who could read what is written there? */
import { assess, type AssessPorts } from './assess.ts';
import type { Destination } from '../core/model.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
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
  const empty = reportOnNone('empty', id, 'chat');
  if (chatOf(conversation.app ?? '') === null) return empty;
  const { assessment } = await assess({ ...conversation, ...people }, 'full', ports);
  return { ...empty, state: 'assessed', assessments: [{ ...assessment, subject: conversation }] };
}
