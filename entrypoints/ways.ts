import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { WAYS, type Ways } from '../components/inline/view.ts';
import { isFineFor } from '../utils/core/fine-for.ts';
import { actIn } from '../utils/page/ways/act.ts';

/** Brought into a frame when a person presses a way that is done in the mail itself. */
export default defineUnlistedScript(() => {
  const own = globalThis as { [WAYS]?: Ways };
  if (!own[WAYS]) own[WAYS] = { act: actIn, isFineFor };
});
