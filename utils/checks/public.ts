/** Whether a domain is worth a network lookup: not if tables know it, or if it is not public. */
import { kindOfDomain } from '../core/domain.ts';
import type { Recipient } from '../core/model.ts';
import { ageOf, operatorOfDomain } from '../data/tables.ts';
import { isTopLevelDomain } from '../data/tlds.ts';
import { gatewayFor } from './gateway.ts';

/** Returns what kind of name the subject's domain is to the public DNS. */
export function kindOf(subject: Recipient): ReturnType<typeof kindOfDomain> {
  return kindOfDomain(subject.domain, isTopLevelDomain);
}

/** Returns the operator whose own mail domain this is; null: none, or its row is not verified or too old. */
export function knownOperatorOf(subject: Recipient, now: number): ReturnType<typeof operatorOfDomain> {
  const row = operatorOfDomain(subject.domain);
  return row?.verified && ageOf(row, now) !== 'stale' ? row : null;
}

/** Whether lookups about this subject may leave the device at all. */
export function isPublic(subject: Recipient): boolean {
  return kindOf(subject) === 'public' && gatewayFor(subject) === null;
}

/**
 * Whether lookups about this subject may leave the device, and tell more than the tables do. False for internal names
 * and literals, and also for gateways and the big operators' own domains, so that less is revealed.
 */
export function isWorthAsking(subject: Recipient, now: number): boolean {
  return isPublic(subject) && !knownOperatorOf(subject, now);
}
