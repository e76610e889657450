import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { giveFiles } from '../utils/inline/give-files.ts';
import { isFirst } from '../utils/page/dom/life.ts';

/** Brought into a frame when a person wants the files encrypted that they chose there. */
export default defineUnlistedScript(() => {
  if (isFirst('in-place')) giveFiles(document);
});
