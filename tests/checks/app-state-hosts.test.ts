/** No state that a page shows about itself makes anything end-to-end on a host that only looks like the provider's. */
import { expect, it } from 'vitest';
import { appState as check } from '../../utils/checks/app-state.ts';
import { APP_STATES, type Recipient } from '../../utils/core/model.ts';
import { fakeLookups } from './fake-lookups.ts';

const LOOK_ALIKES = [
  'mail.proton.me.',
  'x.mail.proton.me',
  'proton.me',
  'account.proton.me',
  'mail.proton.me.evil-host.org',
  'app.tuta.com.',
  'tuta.com',
  'blog.tuta.com',
  'mail.google.com',
  'outlook.office.com',
  'cloud.city-office.org',
  '',
];

const recipient = (host: string, state: Recipient['appState']): Recipient => ({
  type: 'recipient',
  channel: 'email',
  address: 'ann@proton.me',
  localPart: 'ann',
  domain: 'proton.me',
  sender: { host },
  ...(state ? { appState: state } : {}),
});

it.each(APP_STATES)('%s', async (state) => {
  for (const host of LOOK_ALIKES) {
    const found = await check.gather(recipient(host, state), fakeLookups({}));
    const best = found.filter(({ finding }) => finding === 'yes').map(({ strength }) => strength);
    // `ciphertext` is not a mark that a page shows: the text itself was examined character by character.
    if (state !== 'ciphertext') expect([host, best]).not.toEqual([host, ['end-to-end']]);
  }
});
