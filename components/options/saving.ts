import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Settings } from '../../utils/policy/settings.ts';
import { useUndoable, type Outcome, type Undo } from './undoable.ts';

/**
 * Stores a change; resolves to a function that undoes it, or null where the browser's own consent was refused. Rejects
 * where it cannot be stored.
 */
export type Save = (patch: Partial<Settings>) => Promise<Undo | null>;

interface Saving {
  /** The settings in force, overlaid with the person's changes that are not stored (yet, or because they cannot be). */
  readonly shown: Settings;
  readonly outcome: Outcome | null;
  /** Shows what is being typed into a field; `save` stores it. */
  readonly write: (patch: Partial<Settings>) => void;
  /**
   * Stores a change that this control made. Where consent may be asked for, it must be called in the handler of a
   * press.
   */
  readonly save: (name: string, patch: Partial<Settings>) => void;
}

const Context = createContext<Outcome | null>(null);
export const SavingProvider = Context.Provider;

/**
 * Returns the outcome of this control's last change; null where there is none, or another control was changed since.
 */
export function useOutcome(name: string): Outcome | null {
  const outcome = useContext(Context);
  return outcome?.name === name ? outcome : null;
}

/** Returns the settings to show; those that the organisation locked are shown as in force, whatever was being typed. */
function shownOf(pending: Partial<Settings>, settings: Settings, locked: ReadonlySet<string>): Settings {
  const free = Object.entries(pending).filter(([key]) => key === 'blueBubbles' || !locked.has(key));
  const shown: Settings = { ...settings, ...Object.fromEntries(free) };
  if (!locked.has('blueBubbles')) return shown;
  return { ...shown, blueBubbles: { ...shown.blueBubbles, url: settings.blueBubbles.url } };
}

/**
 * Makes each control save itself: returns what to show meanwhile, the outcome with its undo, and the functions to save.
 */
export function useSaving(settings: Settings, locked: ReadonlySet<string>, onSave: Save): Saving {
  const [pending, setPending] = useState<Partial<Settings>>({});
  const { outcome, run } = useUndoable();
  const write = (patch: Partial<Settings>) => {
    setPending((before) => ({ ...before, ...patch }));
  };
  /** Removes what was stored from the pending changes; what was typed since stays. */
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
      // A choice that the browser refused is not in force, so it is not shown; a text is kept for another attempt.
      if (undo || 'stage' in patch) settle(patch);
    });
  };
  return { shown: shownOf(pending, settings, locked), outcome, write, save };
}
