/** From an open conversation to its report: who could read what is written there? */
import { assess, type AssessPorts } from './assess.ts';
import type { Destination } from '../core/model.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import { chatOf } from '../data/chats.ts';

/**
 * Assesses one conversation; the report is `empty` where the table does not know the app. The report stays in the
 * browser's memory while the page is open, so it does not contain whom the conversation reaches (`people`).
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
