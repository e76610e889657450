import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Wanted } from './encrypt/work.ts';
import { openPgpFile } from '../utils/encrypt/pgp-file.ts';
import type { openPgp } from '../utils/encrypt/open-pgp.ts';
import { trustedUrl } from '../utils/platform/trusted-url.ts';

/** What `pgp.js` leaves behind (wxt.config.ts, `library`). */
interface Made {
  readonly sealcheck_pgp: () => { readonly openPgp: typeof openPgp };
}

/** A thread that opens one OpenPGP file. The library is a script for the worker, and so is this: a module could not bring it. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<Wanted>) => {
    if (!('file' in data)) return;
    importScripts(trustedUrl('/pgp.js'));
    const library = (globalThis as unknown as Made).sealcheck_pgp();
    openPgpFile(data.file, data.typed, library.openPgp).then(
      (opened) => {
        postMessage({ opened });
      },
      () => {
        postMessage({ failed: true });
      },
    );
  });
});
