/**
 * Whether a mail's subject holds the sign at which the organisation's gateway encrypts. A reader for that is injected
 * only if policy names such a gateway; the engine asks it if it is there.
 */
import type { Draft, Sender } from '../../core/model.ts';
import { shared } from '../dom/shared.ts';
import type { ComposeWindow } from './window.ts';

/** The key on the content scripts' own global, which pages cannot see. */
export const TRIGGER: unique symbol = shared('sign') as never;

/**
 * Reads whether the sign is in the subject; undefined if that does not apply. Never throws: the draft is read in any
 * case.
 */
export type ReadTrigger = (window: ComposeWindow, sender: Sender) => Pick<Draft, 'isTriggered'> | undefined;

/** The global on which the injected reader stores itself. */
export interface TriggerReader {
  [TRIGGER]?: ReadTrigger;
}
