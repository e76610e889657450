/** The number that a gateway's address is about: who has it may be reached by something better. */
import { expect, it } from 'vitest';
import { gateway } from '../../utils/checks/gateway.ts';
import { parseAddress } from '../../utils/core/address.ts';
import { fakeLookups } from './fake-lookups.ts';

it.each([
  ['5551234567@vtext.com', '+15551234567'],
  ['1-555-123-4567@vtext.com', '+15551234567'],
  // Neither the North American plan's area codes nor its length.
  ['1551234567@vtext.com', undefined],
  ['25551234567@vtext.com', undefined],
  ['555123456@vtext.com', undefined],
  ['bobby@vtext.com', undefined],
  // A fax is read by nobody's app, and of a gateway without a country the number's own is not known.
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
