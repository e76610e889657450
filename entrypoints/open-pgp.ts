import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { workPgp, type Library, type PgpJob } from './encrypt/pgp.ts';
import { trustedUrl } from '../utils/platform/trusted-url.ts';

/** The global that `pgp.js` defines (wxt.config.ts, `library`). */
interface Made {
  readonly sealcheck_pgp: () => Library;
}

/**
 * A worker thread for one OpenPGP file or text. Both the library and this are classic scripts: a module could not
 * import one.
 */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<PgpJob>) => {
    importScripts(trustedUrl('/pgp.js'));
    const library = (globalThis as unknown as Made).sealcheck_pgp();
    void workPgp(data, library, Date.now()).then((told) => {
      postMessage(told);
    });
  });
});
