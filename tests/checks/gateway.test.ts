/** Extracting the phone number from a gateway address: its owner may be reachable over something safer. */
import { expect, it } from 'vitest';
import { gateway } from '../../utils/checks/gateway.ts';
import { parseAddress } from '../../utils/core/address.ts';
import { fakeLookups } from './fake-lookups.ts';

it.each([
  ['5551234567@vtext.com', '+15551234567'],
  ['1-555-123-4567@vtext.com', '+15551234567'],
  // Neither an area code nor a length of the North American Numbering Plan.
  ['1551234567@vtext.com', undefined],
  ['25551234567@vtext.com', undefined],
  ['555123456@vtext.com', undefined],
  ['bobby@vtext.com', undefined],
  // No app receives faxes; and a gateway that is not tied to one country does not reveal the number's country.
  ['15551234567@rfax.net', undefined],
  ['5551234567@textmagic.com', undefined],
])('%s → %s', async (text, handle) => {
  const address = parseAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  const sender = { host: 'mail.example.net' };
  const subject = { type: 'recipient', channel: 'email', ...address, sender } as const;
  const lookups = fakeLookups({});
  const [evidence, ...more] = await gateway.gather(subject, lookups);
  expect(more).toEqual([]);
  expect(evidence?.because.values?.[0], 'it is a gateway').toBe(address.domain);
  expect(evidence?.source.name).toBe('gateways');
  expect(evidence?.source.url, 'who says so').toMatch(/^https:/);
  expect(evidence?.handle).toBe(handle);
});
