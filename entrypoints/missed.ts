import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchForMissed } from '../utils/inline/missed.ts';
import { isFirst } from '../utils/page/dom/life.ts';

/** Brought into a frame with the adapter of an app whose host an organisation has named: there is no mail guard. */
export default defineUnlistedScript(() => {
  if (isFirst('missed')) watchForMissed();
});
