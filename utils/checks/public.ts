/** Is a domain worth asking the network about? Names that tables know, or that are not public, are not. */
import { kindOfDomain } from '../core/domain.ts';
import type { Recipient } from '../core/model.ts';
import { ageOf, operatorOfDomain } from '../data/tables.ts';
import { isTopLevelDomain } from '../data/tlds.ts';
import { gatewayFor } from './gateway.ts';

/** The subject's domain to the public DNS. */
export function kindOf(subject: Recipient): ReturnType<typeof kindOfDomain> {
  return kindOfDomain(subject.domain, isTopLevelDomain);
}

/** The operator whose own mail domain this is, where the table's row may still be relied on. */
export function knownOperatorOf(subject: Recipient, now: number): ReturnType<typeof operatorOfDomain> {
  const row = operatorOfDomain(subject.domain);
  return row?.verified && ageOf(row, now) !== 'stale' ? row : null;
}

/** May lookups about this subject leave the device at all? */
export function isPublic(subject: Recipient): boolean {
  return kindOf(subject) === 'public' && gatewayFor(subject) === null;
}

/**
 * May lookups about this subject leave the device, and would they tell more than the tables do? Not for
 * internal names and literals, nor for gateways and the big operators' own domains: that is less leakage.
 */
export function isWorthAsking(subject: Recipient, now: number): boolean {
  return isPublic(subject) && !knownOperatorOf(subject, now);
}
