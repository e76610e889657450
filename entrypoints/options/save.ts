/** Stores one change of the options, and knows the way back. */
import type { Save } from '../../components/options/saving.ts';
import { saveChoice } from '../../utils/policy/save.ts';
import { writeSettings, type Settings } from '../../utils/policy/settings.ts';
import type { State } from './state.ts';

/**
 * Saves a change under what is in force now; `show` draws the page anew. The first choice of all stores everything as it is
 * shown, since from then on nothing of it is a default any more; later ones store what was changed alone. Undo writes
 * what was stored before, also that nothing had been chosen.
 */
export function createSave({ effective: { own }, settings, locked }: State, show: () => Promise<void>): Save {
  return async (patch) => {
    const choice = own.chosen ? patch : { ...settings, ...patch };
    if (!(await saveChoice(choice, locked))) return null;
    await show();
    const names = ['chosen', ...Object.keys(choice)] as (keyof Settings)[];
    const before = Object.fromEntries(names.map((name) => [name, own[name]])) as Partial<Settings>;
    return async () => {
      await writeSettings(before);
      await show();
    };
  };
}
