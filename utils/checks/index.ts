/** The lists of checks, in the order in which their evidence is shown. */
import { appState } from './app-state.ts';
import { chat } from './chat.ts';
import type { Destination } from '../core/model.ts';
import type { Check } from './check.ts';
import { dane } from './dane.ts';
import { e2eProvider } from './e2e-provider.ts';
import { gateway } from './gateway.ts';
import { httpsAlternative } from './https-alternative.ts';
import { mailDomain } from './mail-domain.ts';
import { mtaSts } from './mta-sts.ts';
import { operator } from './operator.ts';
import { pgpKey } from './pgp-key.ts';
import { phone } from './phone.ts';
import { probe } from './probe.ts';
import { scheme } from './scheme.ts';
import { sender } from './sender.ts';
import { signal } from './signal.ts';
import { smime } from './smime.ts';
import { shareLink } from './share-link.ts';
import { sockets } from './sockets.ts';
import { tls } from './tls.ts';
import { transferService } from './transfer-service.ts';

export const checks: readonly Check[] = [
  appState,
  gateway,
  mailDomain,
  e2eProvider,
  operator,
  dane,
  mtaSts,
  probe,
  sender,
  pgpKey,
  smime,
  signal,
];

export const destinationChecks: readonly Check<Destination>[] = [
  scheme,
  tls,
  sockets,
  phone,
  transferService,
  shareLink,
  httpsAlternative,
];

/** Chats have a single check, which itself looks up the people in them. */
export const chatChecks: readonly Check<Destination>[] = [chat];
