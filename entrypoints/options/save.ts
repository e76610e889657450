/** Stores one change of the options, with a way to undo it. */
import type { Save } from '../../components/options/saving.ts';
import { saveChoice } from '../../utils/policy/save.ts';
import { writeSettings, type Settings } from '../../utils/policy/settings.ts';
import type { State } from './state.ts';

/**
 * Returns the function that saves a change under the settings in force; `show` renders the page again. The very first
 * choice stores everything as shown, since from then on none of it is a default; later ones store only what changed.
 * Undo restores what was stored before, including that nothing had been chosen.
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
