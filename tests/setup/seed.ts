/**
 * Property tests use the same values on every run, so that a new failure points to a change; SEALCHECK_SEED chooses
 * other values.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEALCHECK_SEED ?? 20261128) });
