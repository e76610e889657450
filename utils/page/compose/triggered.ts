/**
 * Does the sign by which a gateway of the organisation's encrypts stand in a mail's subject? The engine asks whoever was
 * brought for it; where policy names no gateway nobody is there.
 */
import type { Draft, Sender } from '../../core/model.ts';
import type { ComposeWindow } from './window.ts';

/** On the content scripts' own global, which pages cannot see. */
export const TRIGGER = Symbol.for('sealcheck.sign');

/** Never throws: the draft is read in any case. */
export type ReadTrigger = (window: ComposeWindow, sender: Sender) => Pick<Draft, 'isTriggered'> | undefined;

export interface TriggerReader {
  [TRIGGER]?: ReadTrigger;
}
