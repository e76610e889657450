/**
 * How a policy can be seen to have arrived whole (docs/adr/0018): Chromium drops a whole part without a word where one
 * value in it has a wrong type. Pure.
 */

/** The key that names what is set: `locked.mailActions locked.consentStage`. Of its own top key, it arrives alone. */
export const KEYS_KEY = 'keys';
/** The key that holds the whole policy as one JSON text, in which no type can be wrong; it wins over the parts beside it. */
export const TEXT_KEY = 'policyJson';
