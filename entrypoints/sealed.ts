import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isSealedFile } from '../utils/inline/sealed-file.ts';
import { SEALED, type Sealing } from '../utils/inline/known-sealed.ts';

/** Injected into a frame when a file that begins like an encrypted one was chosen there. */
export default defineUnlistedScript(() => {
  (globalThis as Sealing)[SEALED] = isSealedFile;
});
