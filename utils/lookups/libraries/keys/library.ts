/** What rests on OpenPGP.js, in one script: the library is large, and the package has it once. */
export { inspectKeys } from './inspect.ts';
export { encryptOctets, encryptText } from './encrypt.ts';
export { openPgp } from '../../../encrypt/open-pgp.ts';
