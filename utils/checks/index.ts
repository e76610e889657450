/** The lists of checks, in the order in which their evidence is shown. */
import { appState } from './app-state.ts';
import type { Destination } from '../core/model.ts';
import type { Check } from './check.ts';
import { dane } from './dane.ts';
import { e2eProvider } from './e2e-provider.ts';
import { gateway } from './gateway.ts';
import { httpsTwin } from './https-twin.ts';
import { mailDomain } from './mail-domain.ts';
import { mtaSts } from './mta-sts.ts';
import { operator } from './operator.ts';
import { scheme } from './scheme.ts';
import { sender } from './sender.ts';
import { transferService } from './transfer-service.ts';

export const checks: readonly Check[] = [
  appState,
  gateway,
  mailDomain,
  e2eProvider,
  operator,
  dane,
  mtaSts,
  sender,
];

export const destinationChecks: readonly Check<Destination>[] = [scheme, transferService, httpsTwin];
