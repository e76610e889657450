/** Property tests try the same values each time, so that a run says something about a change; SEALCHECK_SEED tries others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEALCHECK_SEED ?? 20261128) });
