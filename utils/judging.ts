/**
 * What judges: the checks, the pipeline over them and the tables that they read. A library of the worker, which reads it
 * at the first question; it has its own copy of the large tables, so that `loadTables` is part of it.
 */
export { assessChat } from './assess-chat.ts';
export { assessDestination, merged } from './assess-destination.ts';
export { assessDraft } from './assess-draft.ts';
export { assessMailLink } from './assess-mail-link.ts';
export { chatChecks, checks, destinationChecks } from './checks/index.ts';
export { loadTables, takeChanges } from './data/large.ts';
export { policyPorts } from './policy-ports.ts';
