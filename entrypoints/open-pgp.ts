import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { workPgp, type Library, type PgpJob } from './encrypt/pgp.ts';
import { trustedUrl } from '../utils/platform/trusted-url.ts';

/** What `pgp.js` leaves behind (wxt.config.ts, `library`). */
interface Made {
  readonly sealcheck_pgp: () => Library;
}

/** A thread for one OpenPGP file or text. The library is a script for the worker, and so is this: a module could not bring it. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<PgpJob>) => {
    importScripts(trustedUrl('/pgp.js'));
    const library = (globalThis as unknown as Made).sealcheck_pgp();
    void workPgp(data, library, Date.now()).then((told) => {
      postMessage(told);
    });
  });
});
