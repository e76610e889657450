import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeText } from '../utils/inline/put-text.ts';
import { isFirst } from '../utils/page/dom/life.ts';

/** Brought into a frame when a person wants to write privately there. */
export default defineUnlistedScript(() => {
  if (isFirst('put-text')) takeText();
});
