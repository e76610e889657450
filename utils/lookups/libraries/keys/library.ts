/** Everything that needs OpenPGP.js, in one script: the library is large, and so is packaged only once. */
export { inspectKeys } from './inspect.ts';
export { encryptOctets, encryptText } from './encrypt.ts';
export { openPgp } from '../../../encrypt/open-pgp.ts';
