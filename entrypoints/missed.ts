import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchForMissed } from '../utils/inline/missed.ts';
import { noteNamed } from '../utils/page/compose/site.ts';
import { isFirst } from '../utils/page/dom/life.ts';

/**
 * Injected into a frame with the adapter of an app on a host that an organisation named, where there is no mail guard.
 */
export default defineUnlistedScript(() => {
  noteNamed();
  if (isFirst('missed')) watchForMissed();
});
