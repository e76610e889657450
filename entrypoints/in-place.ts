import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { giveFiles } from '../utils/inline/give-files.ts';
import { isFirst } from '../utils/page/dom/life.ts';

/** Injected into a frame when a person asks for the files that they chose there to be encrypted. */
export default defineUnlistedScript(() => {
  if (isFirst('in-place')) giveFiles(document);
});
