import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Settings } from '../../utils/policy/settings.ts';
import { useUndoable, type Outcome, type Undo } from './undoable.ts';

/** Stores a change; resolves with the way back, or null where the browser's own consent was refused. Rejects where it cannot be kept. */
export type Save = (patch: Partial<Settings>) => Promise<Undo | null>;

interface Saving {
  /** What is in force, with what the person changed and is not stored (yet, or because it cannot be). */
  readonly shown: Settings;
  readonly outcome: Outcome | null;
  /** Shows what is being written into a field; it is stored by `save`. */
  readonly write: (patch: Partial<Settings>) => void;
  /** Stores a change that this control made. Must be called inside the handler of a press where consent may be asked for. */
  readonly save: (name: string, patch: Partial<Settings>) => void;
}

const Context = createContext<Outcome | null>(null);
export const SavingProvider = Context.Provider;

/** What came of this control's last change; null: nothing, or another control was changed since. */
export function useOutcome(name: string): Outcome | null {
  const outcome = useContext(Context);
  return outcome?.name === name ? outcome : null;
}

/** What the organisation set is shown as it is in force, whatever was being written. */
function shownOf(pending: Partial<Settings>, settings: Settings, locked: ReadonlySet<string>): Settings {
  const free = Object.entries(pending).filter(([key]) => key === 'blueBubbles' || !locked.has(key));
  const shown: Settings = { ...settings, ...Object.fromEntries(free) };
  if (!locked.has('blueBubbles')) return shown;
  return { ...shown, blueBubbles: { ...shown.blueBubbles, url: settings.blueBubbles.url } };
}

/** Each control saves itself: what is shown meanwhile, what came of it, and the way back. */
export function useSaving(settings: Settings, locked: ReadonlySet<string>, onSave: Save): Saving {
  const [pending, setPending] = useState<Partial<Settings>>({});
  const { outcome, run } = useUndoable();
  const write = (patch: Partial<Settings>) => {
    setPending((before) => ({ ...before, ...patch }));
  };
  /** What was written since stays. */
  const settle = (patch: Partial<Settings>) => {
    setPending((before) => {
      const left = Object.entries(before).filter(([key, value]) => patch[key as keyof Settings] !== value);
      return Object.fromEntries(left);
    });
  };
  const save = (name: string, patch: Partial<Settings>) => {
    const change = () => {
      write(patch);
      return onSave(patch);
    };
    run(change, name, (undo) => {
      // A choice that the browser refused is not in force, so it is not shown; a text is kept to be tried again.
      if (undo || 'stage' in patch) settle(patch);
    });
  };
  return { shown: shownOf(pending, settings, locked), outcome, write, save };
}
